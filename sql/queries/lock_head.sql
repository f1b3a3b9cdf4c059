-- Hold the head, so that policies are activated one after another. Owner.
--
-- => version  int8  null before the first policy is activated
-- => sha256   text  null before the first policy is activated
SELECT
    head.policy_version AS version,
    policy_version.sha256
FROM access.head
LEFT JOIN access.policy_version ON head.policy_version = policy_version.version
FOR UPDATE OF head
