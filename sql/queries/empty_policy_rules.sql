-- Take the rules out of a draft, to write them anew. Owner.
--
-- $1 version  int8
DELETE FROM access.policy_rule
WHERE version = $1
