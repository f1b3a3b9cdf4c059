-- The days of every municipality, in order of code.
--
-- => code        text
-- => valid_from  date
-- => last_day    date  null while it exists
SELECT
    municipality.code,
    municipality.valid_from,
    municipality.valid_until - 1 AS last_day
FROM api.municipality
ORDER BY municipality.code
