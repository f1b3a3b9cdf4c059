-- Guard: mandates with dates, each of one officer.
CREATE VIEW api.case_mandate AS
SELECT
    mandate.id,
    mandate.appointment_id,
    appointment.municipality,
    NULL::uuid AS inspection_id,
    NULL::text AS operator_licence_number,
    NULL::text AS licence_number,
    NULL::uuid AS holder_id,
    NULL::uuid AS application_id
FROM register.mandate
INNER JOIN access.appointment ON mandate.appointment_id = appointment.id
WHERE register.today() BETWEEN mandate.valid_from AND mandate.valid_until
