-- Take the groups out of a draft, to write them anew. Owner.
--
-- $1 version  int8
DELETE FROM access.policy_group
WHERE version = $1
