-- Add the files of cases that a policy version is tested with. Owner.
--
-- $1 version   int8
-- $2 names     text[]
-- $3 contents  text[]
INSERT INTO access.policy_case_file (version, name, content)
SELECT
    $1 AS version,
    file.*
FROM unnest($2::text[], $3::text[]) AS file
