-- Which municipality took over from which, and when.
CREATE VIEW api.succession AS
SELECT
    succession.succeeded_on,
    succession.kind,
    succession.from_code,
    succession.to_code
FROM register.municipality_succession AS succession
