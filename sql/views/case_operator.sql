-- Guard: what opens the persons behind one operator licence: an inspection, a procedure, a measure.
CREATE VIEW api.case_operator AS
SELECT
    inspection.id,
    member.appointment_id,
    coalesce(inspection.assigned_to, inspection.municipality) AS municipality,
    inspection.id AS inspection_id,
    inspection.operator_licence_number,
    NULL::text AS licence_number,
    NULL::uuid AS holder_id,
    NULL::uuid AS application_id
FROM register.inspection
INNER JOIN register.inspection_member AS member ON inspection.id = member.inspection_id
WHERE
    inspection.confirmed_at IS NOT NULL
    AND inspection.closed_at IS NULL
    AND inspection.operator_licence_number IS NOT NULL
UNION ALL
SELECT
    procedure.id,
    NULL::uuid AS appointment_id,
    procedure.municipality,
    NULL::uuid AS inspection_id,
    procedure.operator_licence_number,
    NULL::text AS licence_number,
    NULL::uuid AS holder_id,
    NULL::uuid AS application_id
FROM register.procedure
WHERE procedure.closed_at IS NULL AND procedure.operator_licence_number IS NOT NULL
UNION ALL
SELECT
    measure.id,
    NULL::uuid AS appointment_id,
    coalesce(operator_licence.assigned_to, operator_licence.municipality) AS municipality,
    NULL::uuid AS inspection_id,
    measure.operator_licence_number,
    NULL::text AS licence_number,
    NULL::uuid AS holder_id,
    NULL::uuid AS application_id
FROM register.measure
INNER JOIN register.operator_licence ON measure.operator_licence_number = operator_licence.number
WHERE measure.lifted_on IS NULL
