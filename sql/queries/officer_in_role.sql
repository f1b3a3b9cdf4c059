-- An officer who has a role today. Owner.
--
-- $1 subject  text
-- $2 role     text
--
-- => id    uuid  no row where the officer has no such appointment
-- => name  text
SELECT
    officer.id,
    officer.name
FROM access.officer
WHERE officer.subject = $1
    AND EXISTS (
        SELECT FROM api.appointment_in_force AS appointment
        WHERE appointment.officer_id = officer.id AND appointment.role = $2
    )
