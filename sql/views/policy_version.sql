-- Every policy version that is or was in force, and its fingerprint.
CREATE VIEW api.policy_version AS
SELECT
    policy_version.version,
    policy_version.sha256
FROM access.policy_version
WHERE EXISTS (
    SELECT FROM access.policy_activation AS activation
    WHERE activation.version = policy_version.version
        AND activation.in_force_from <= now()
        AND activation.called_off_at IS NULL
)
