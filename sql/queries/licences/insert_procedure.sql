-- Open a decision procedure on a licence. Acts.
--
-- $1 id            uuid
-- $2 municipality  text
-- $3 licence       text  number
INSERT INTO register.procedure (id, kind, municipality, licence_number, opened_at)
VALUES ($1, 'DECISION', $2, $3, now())
