-- Whose appointment this is, and for which home.
--
-- $1 id  uuid
--
-- => subject  text
-- => home     text  municipality or police unit
SELECT
    officer.subject,
    coalesce(appointment.municipality, appointment.police_unit) AS home
FROM access.appointment
INNER JOIN access.officer ON appointment.officer_id = officer.id
WHERE appointment.id = $1
