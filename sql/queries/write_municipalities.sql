-- Add municipalities, or change what is registered of them.
--
-- $1 code           text[]
-- $2 name           text[]
-- $3 province       text[]
-- $4 safety_region  text[]
-- $5 valid_from     date[]
-- $6 valid_until    date[]  the first day on which it is gone; null while it exists
-- $7 tooi           text[]
INSERT INTO register.municipality (
    code,
    name,
    province,
    safety_region,
    valid_from,
    valid_until,
    tooi
)
SELECT *
FROM unnest(
    $1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::text[]
)
ON CONFLICT (code) DO UPDATE
SET
    name = excluded.name,
    province = excluded.province,
    safety_region = excluded.safety_region,
    valid_from = excluded.valid_from,
    valid_until = excluded.valid_until,
    tooi = excluded.tooi
