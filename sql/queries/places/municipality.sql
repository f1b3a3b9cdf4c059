-- One municipality, with the police unit that covers it.
--
-- $1 code  text
-- $2 day   date  the day by which it exists, is gone or is still to come
--
-- => code           text
-- => name           text
-- => province       text
-- => safety_region  text
-- => police_unit    text
-- => valid_from     date
-- => valid_until    date  the first day on which it is gone; null while it exists
-- => state          text  EXISTING, GONE or TO_COME
SELECT
    municipality.code,
    municipality.name,
    municipality.province,
    municipality.safety_region,
    region.police_unit,
    municipality.valid_from,
    municipality.valid_until,
    CASE
        WHEN $2::date < municipality.valid_from THEN 'TO_COME'
        WHEN municipality.valid_until <= $2::date THEN 'GONE'
        ELSE 'EXISTING'
    END AS state
FROM register.municipality
LEFT JOIN register.safety_region AS region ON municipality.safety_region = region.code
WHERE municipality.code = $1
