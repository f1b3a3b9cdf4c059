-- How much of the demonstration the database holds; no row where it was never loaded.
--
-- $1 basis        text    code of the legal basis that was loaded with it
--
-- => licences     int8
-- => annotations  int8
SELECT
    (SELECT count(*) FROM register.licence) AS licences,
    (SELECT count(*) FROM register.annotation) AS annotations
FROM access.legal_basis AS basis
WHERE basis.code = $1
