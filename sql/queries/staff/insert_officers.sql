-- Register officers; one whose subject is known is left out.
--
-- $1 ids       uuid[]
-- $2 subjects  text[]
-- $3 names     text[]
--
-- => id       uuid
-- => subject  text
-- => name     text
INSERT INTO access.officer (id, subject, name)
SELECT *
FROM unnest($1::uuid[], $2::text[], $3::text[])
ON CONFLICT (subject) DO NOTHING
RETURNING id, subject, name
