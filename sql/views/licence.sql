-- Licence: one row for each licence; whether the age is met follows from the sealed birth date.
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
    register.envelope(licence.holder_id, data_key.kek, data_key.wrapped, holder.birth_date)
        AS minimum_age_met,
    licence.version,
    licence.holder_id,
    coalesce(licence.assigned_to, licence.municipality) AS placed_in,
    licence.subject
FROM register.licence
LEFT JOIN register.holder ON licence.holder_id = holder.id
LEFT JOIN register.data_key ON licence.holder_id = data_key.person_id
