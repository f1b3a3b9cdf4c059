-- RecordedCheck: a check as the inspection holds it, without the licence.
CREATE VIEW api.recorded_check AS
SELECT
    recorded_check.id,
    recorded_check.inspection_id,
    recorded_check.result,
    recorded_check.reason,
    recorded_check.checked_at
FROM register.recorded_check
