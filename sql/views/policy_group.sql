-- The groups of every policy version that is or was in force, in order.
CREATE VIEW api.policy_group AS
SELECT
    policy_group.version,
    policy_group.position,
    policy_group.kind,
    policy_group.member,
    policy_group.belongs_to
FROM access.policy_group
WHERE EXISTS (
    SELECT FROM access.policy_activation AS activation
    WHERE activation.version = policy_group.version
        AND activation.in_force_from <= now()
        AND activation.called_off_at IS NULL
)
