-- Names of municipalities and police units, of past ones too.
--
-- => code  text
-- => name  text
SELECT
    municipality.code,
    municipality.name
FROM api.municipality
UNION ALL
SELECT DISTINCT
    police_unit.code,
    police_unit.name
FROM register.police_unit
