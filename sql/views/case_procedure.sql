-- Guard: open applications and decision procedures, for every officer of the municipality.
CREATE VIEW api.case_procedure AS
SELECT
    procedure.id,
    NULL::uuid AS appointment_id,
    procedure.municipality,
    NULL::uuid AS inspection_id,
    procedure.operator_licence_number,
    procedure.licence_number,
    NULL::uuid AS holder_id
FROM register.procedure
WHERE procedure.closed_at IS NULL
