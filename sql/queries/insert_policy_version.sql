-- Add the next policy version. Owner; after lock_head.
--
-- $1 sha256   text  64 hexadecimal digits
--
-- => version  int8
INSERT INTO access.policy_version (version, sha256)
SELECT
    coalesce(max(known.version), 0) + 1 AS version,
    $1 AS sha256
FROM access.policy_version AS known
RETURNING version
