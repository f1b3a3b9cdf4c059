-- Every municipality, what covers it and what came after it, in order of code.
--
-- => code         text
-- => name         text
-- => police_unit  text    null where no safety region is known
-- => ended_on     date    the first day on which it is gone; null while it exists today
-- => successors   text[]  in order of code
SELECT
    municipality.code,
    municipality.name,
    region.police_unit,
    CASE
        WHEN municipality.valid_until <= register.today() THEN municipality.valid_until
    END AS ended_on,
    ARRAY(
        SELECT succession.to_code
        FROM register.municipality_succession AS succession
        WHERE succession.from_code = municipality.code
        ORDER BY succession.to_code
    ) AS successors
FROM register.municipality
LEFT JOIN register.safety_region AS region ON municipality.safety_region = region.code
WHERE municipality.valid_from <= register.today()
ORDER BY municipality.code
