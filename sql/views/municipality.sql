-- Municipality: every municipality since 2018, valid until the day before valid_until.
CREATE VIEW api.municipality AS
SELECT
    municipality.code,
    municipality.name,
    municipality.province,
    municipality.valid_from,
    municipality.valid_until
FROM register.municipality
