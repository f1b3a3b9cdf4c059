-- The files of cases that a policy version is tested with, by name. Owner.
--
-- $1 version  int8
--
-- => name     text
-- => content  text
SELECT
    file.name,
    file.content
FROM access.policy_case_file AS file
WHERE file.version = $1
ORDER BY file.name
