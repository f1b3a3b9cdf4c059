-- Add a succession, or change its day and kind. Owner.
--
-- $1 succeeded_on  date
-- $2 kind          text
-- $3 from_code     text
-- $4 to_code       text
INSERT INTO register.municipality_succession (succeeded_on, kind, from_code, to_code)
VALUES ($1, $2, $3, $4)
ON CONFLICT (from_code, to_code) DO UPDATE
SET succeeded_on = excluded.succeeded_on, kind = excluded.kind
