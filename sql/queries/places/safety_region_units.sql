-- The police unit of every safety region, in order of code.
--
-- => code         text
-- => police_unit  text
SELECT
    region.code,
    region.police_unit
FROM register.safety_region AS region
ORDER BY region.code
