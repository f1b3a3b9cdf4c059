-- Give an officer another name.
--
-- $1 subject  text
-- $2 name     text
UPDATE access.officer
SET name = $2
WHERE officer.subject = $1
