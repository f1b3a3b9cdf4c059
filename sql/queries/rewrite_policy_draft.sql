-- Give a draft another fingerprint. Owner.
--
-- $1 version  int8
-- $2 sha256   text  64 hexadecimal digits
UPDATE access.policy_version
SET sha256 = $2
WHERE version = $1
