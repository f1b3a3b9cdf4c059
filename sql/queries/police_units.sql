-- Police units, one row for each municipality that they cover, in order of code.
--
-- => code          text  as police:midden-nederland
-- => name          text
-- => municipality  text
SELECT
    police_unit.code,
    police_unit.name,
    police_unit.municipality
FROM api.police_unit
ORDER BY police_unit.code, police_unit.municipality
