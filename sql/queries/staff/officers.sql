-- Officers by what tokens call them.
--
-- $1 subjects  text[]
--
-- => id       uuid
-- => subject  text
-- => name     text
SELECT
    officer.id,
    officer.subject,
    officer.name
FROM access.officer
WHERE officer.subject = any($1::text[])
