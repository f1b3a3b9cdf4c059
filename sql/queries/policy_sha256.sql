-- The fingerprint of one policy version; no row if there is no such version.
--
-- $1 version  int8
--
-- => sha256   text  64 hexadecimal digits
SELECT policy_version.sha256
FROM api.policy_version
WHERE policy_version.version = $1
