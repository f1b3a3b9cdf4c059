-- The stored rules of one policy version, in order, of a draft too. Owner.
--
-- $1 version     int8
--
-- => id          text
-- => role        text
-- => home        text
-- => record      text
-- => relation    text
-- => coordinate  text
-- => action      text
-- => purpose     text
-- => since       text  empty if open at this end
-- => until       text  empty if open at this end
-- => eft         text  allow or deny
-- => basis       text
SELECT
    rule.id,
    rule.role,
    rule.home,
    rule.record,
    rule.relation,
    rule.coordinate,
    rule.action,
    rule.purpose,
    rule.since,
    rule.until,
    rule.eft,
    rule.basis
FROM access.policy_rule AS rule
WHERE rule.version = $1
ORDER BY rule.position
