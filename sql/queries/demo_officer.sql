-- An officer whose one appointment in force is this one; the first by name in a token.
--
-- $1 role     text
-- $2 home     text  municipality or police unit
--
-- => subject  text  what a token calls the officer
SELECT appointment.subject
FROM api.appointment_in_force AS appointment
WHERE appointment.role = $1
    AND $2 IN (appointment.municipality, appointment.police_unit)
    AND NOT EXISTS (
        SELECT FROM api.appointment_in_force AS other
        WHERE other.officer_id = appointment.officer_id AND other.id <> appointment.id
    )
ORDER BY appointment.subject
LIMIT 1
