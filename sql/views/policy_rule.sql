-- The rules of every policy version that is or was in force, in order.
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
WHERE EXISTS (
    SELECT FROM access.policy_activation AS activation
    WHERE activation.version = rule.version
        AND activation.in_force_from <= now()
        AND activation.called_off_at IS NULL
)
