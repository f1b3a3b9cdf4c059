-- Hold officers, so that what they are appointed to is changed one after another.
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
ORDER BY officer.id
FOR NO KEY UPDATE
