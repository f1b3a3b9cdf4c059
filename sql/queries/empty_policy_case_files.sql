-- Take the case files out of a draft, to write them anew. Owner.
--
-- $1 version  int8
DELETE FROM access.policy_case_file
WHERE version = $1
