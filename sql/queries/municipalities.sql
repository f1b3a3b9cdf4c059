-- Every municipality as it is registered, in order of code. Owner.
--
-- => code           text
-- => name           text
-- => province       text
-- => safety_region  text
-- => valid_from     date
-- => valid_until    date  the first day on which it is gone; null while it exists
-- => tooi           text
SELECT
    municipality.code,
    municipality.name,
    municipality.province,
    municipality.safety_region,
    municipality.valid_from,
    municipality.valid_until,
    municipality.tooi
FROM register.municipality
ORDER BY municipality.code
