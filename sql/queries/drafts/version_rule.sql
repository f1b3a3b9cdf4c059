-- One rule of a policy version.
--
-- $1 version     int8
-- $2 id          text
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
WHERE rule.version = $1 AND rule.id = $2
