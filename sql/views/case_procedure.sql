-- Guard: open decision procedures and open applications, for every officer of the municipality.
CREATE VIEW api.case_procedure AS
SELECT
    procedure.id,
    NULL::uuid AS appointment_id,
    procedure.municipality,
    NULL::uuid AS inspection_id,
    procedure.operator_licence_number,
    procedure.licence_number,
    NULL::uuid AS holder_id,
    NULL::uuid AS application_id
FROM register.procedure
WHERE procedure.closed_at IS NULL
UNION ALL
SELECT
    application.id,
    NULL::uuid AS appointment_id,
    coalesce(application.assigned_to, application.municipality) AS municipality,
    NULL::uuid AS inspection_id,
    NULL::text AS operator_licence_number,
    NULL::text AS licence_number,
    NULL::uuid AS holder_id,
    application.id AS application_id
FROM register.application
WHERE application.status = 'APPLIED'
