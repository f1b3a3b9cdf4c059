-- Streams: licences that were checked in an inspection, one row for each.
CREATE VIEW api.checked_licence AS
SELECT DISTINCT
    recorded_check.inspection_id,
    recorded_check.licence_number
FROM register.recorded_check
WHERE recorded_check.licence_number IS NOT NULL
