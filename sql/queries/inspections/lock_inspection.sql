-- One inspection, locked until the act is done. Acts.
--
-- $1 id           uuid
-- $2 appointment  uuid  whose membership is asked
--
-- => place      text         municipality that it counts for
-- => kind       text
-- => state      text         OPENED, CONFIRMED or CLOSED
-- => opened_by  uuid         officer; null for an inspection that was loaded
-- => opened_at  timestamptz
-- => version    int4
-- => member     bool         whether the appointment is in the team
SELECT
    coalesce(inspection.assigned_to, inspection.municipality) AS place,
    inspection.kind,
    CASE
        WHEN inspection.closed_at IS NOT NULL THEN 'CLOSED'
        WHEN inspection.confirmed_at IS NOT NULL THEN 'CONFIRMED'
        ELSE 'OPENED'
    END AS state,
    inspection.opened_by,
    inspection.opened_at,
    inspection.version,
    $2 IN (
        SELECT member.appointment_id
        FROM register.inspection_member AS member
        WHERE member.inspection_id = inspection.id
    ) AS member
FROM register.inspection
WHERE inspection.id = $1
FOR UPDATE OF inspection
