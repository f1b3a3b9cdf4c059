-- Municipality, as the successor of another.
CREATE VIEW api.municipality_successor AS
SELECT
    succession.from_code,
    municipality.code,
    municipality.name,
    municipality.province,
    municipality.valid_from,
    municipality.valid_until
FROM register.municipality_succession AS succession
INNER JOIN register.municipality ON succession.to_code = municipality.code
