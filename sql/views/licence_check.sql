-- LicenceCheck: what a check of a licence answers; no row where the number is unknown.
CREATE VIEW api.licence_check AS
SELECT
    licence.number,
    CASE
        WHEN
            licence.status = 'GRANTED'
            AND register.today() BETWEEN licence.valid_from AND licence.valid_until
            THEN 'VALID'
        ELSE 'NOT_VALID'
    END AS result,
    CASE
        WHEN licence.status IN ('SUSPENDED', 'REVOKED', 'EXPIRED') THEN licence.status
        WHEN licence.status = 'GRANTED' AND licence.valid_until < register.today() THEN 'EXPIRED'
    END AS reason,
    coalesce(licence.assigned_to, licence.municipality) AS placed_in,
    licence.subject
FROM register.licence
