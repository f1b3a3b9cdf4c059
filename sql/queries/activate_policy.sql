-- Make a policy version the one in force. Owner.
--
-- $1 version  int8
UPDATE access.head
SET policy_version = $1
