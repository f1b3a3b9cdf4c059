-- Add successions, or change their day and kind.
--
-- $1 succeeded_on  date[]
-- $2 kind          text[]
-- $3 from_code     text[]
-- $4 to_code       text[]
INSERT INTO register.municipality_succession (succeeded_on, kind, from_code, to_code)
SELECT *
FROM unnest($1::date[], $2::text[], $3::text[], $4::text[])
ON CONFLICT (from_code, to_code) DO UPDATE
SET succeeded_on = excluded.succeeded_on, kind = excluded.kind
