-- Police units and the municipalities they cover.
CREATE VIEW api.police_unit AS
SELECT
    police_unit.code,
    police_unit.name,
    municipality.code AS municipality
FROM register.police_unit
INNER JOIN register.safety_region ON police_unit.code = safety_region.police_unit
INNER JOIN register.municipality ON safety_region.code = municipality.safety_region
