-- Inspection: one row for each inspection.
CREATE VIEW api.inspection AS
SELECT
    inspection.id,
    inspection.municipality,
    inspection.kind,
    inspection.opened_at,
    inspection.confirmed_at,
    inspection.closed_at,
    inspection.legal_ground,
    inspection.place,
    inspection.operator_licence_number,
    inspection.outcome,
    inspection.report,
    inspection.version,
    coalesce(inspection.assigned_to, inspection.municipality) AS placed_in
FROM register.inspection
