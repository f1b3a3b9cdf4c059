-- An open, confirmed inspection, kept open until the act is done. Acts.
--
-- $1 id  uuid
--
-- => place  text  municipality that it counts for
SELECT coalesce(inspection.assigned_to, inspection.municipality) AS place
FROM register.inspection
WHERE
    inspection.id = $1
    AND inspection.confirmed_at IS NOT NULL
    AND inspection.closed_at IS NULL
FOR SHARE OF inspection
