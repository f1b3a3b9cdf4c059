-- The rules of every policy version, in order.
CREATE VIEW api.policy_rule AS
SELECT
    rule.version,
    rule.position,
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
