-- Licence: one row for each licence.
CREATE VIEW api.licence AS
SELECT
    licence.number,
    CASE
        WHEN licence.status = 'GRANTED' AND licence.valid_until < register.today() THEN 'EXPIRED'
        ELSE licence.status
    END AS status,
    licence.valid_from,
    licence.valid_until,
    licence.municipality AS issuing_municipality,
    (holder.birth_date + interval '21 years')::date <= register.today() AS minimum_age_met,
    licence.version,
    licence.holder_id,
    coalesce(licence.assigned_to, licence.municipality) AS placed_in,
    licence.subject
FROM register.licence
LEFT JOIN register.holder ON licence.holder_id = holder.id
