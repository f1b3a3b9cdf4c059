-- The code of every municipality since 2018, in order.
--
-- => code         text
-- => valid_from   date
-- => valid_until  date  the first day on which it is gone; null while it exists
SELECT
    municipality.code,
    municipality.valid_from,
    municipality.valid_until
FROM api.municipality
ORDER BY municipality.code
