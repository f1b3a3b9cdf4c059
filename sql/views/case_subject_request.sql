-- Guard: open requests of identified data subjects, for every officer of the municipality.
CREATE VIEW api.case_subject_request AS
SELECT
    request.id,
    NULL::uuid AS appointment_id,
    request.municipality,
    NULL::uuid AS inspection_id,
    NULL::text AS operator_licence_number,
    NULL::text AS licence_number,
    request.holder_id,
    NULL::uuid AS application_id
FROM register.subject_request AS request
WHERE request.identified_at IS NOT NULL AND request.closed_at IS NULL
