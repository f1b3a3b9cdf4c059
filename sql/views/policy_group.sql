-- The groups of every policy version, in order.
CREATE VIEW api.policy_group AS
SELECT
    policy_group.version,
    policy_group.position,
    policy_group.kind,
    policy_group.member,
    policy_group.belongs_to
FROM access.policy_group
