-- Guard: open, confirmed inspections, one row for each member of the team.
CREATE VIEW api.case_inspection AS
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
WHERE inspection.confirmed_at IS NOT NULL AND inspection.closed_at IS NULL
