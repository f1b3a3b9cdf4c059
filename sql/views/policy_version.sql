-- Every policy version and its fingerprint.
CREATE VIEW api.policy_version AS
SELECT
    policy_version.version,
    policy_version.sha256
FROM access.policy_version
