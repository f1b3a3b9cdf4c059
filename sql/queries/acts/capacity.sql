-- Whether an officer holds a role today, in the capacity acted in.
--
-- $1 appointment_id  uuid
-- $2 officer_id      uuid
-- $3 role            text
--
-- => id  uuid  no row where it is not so
SELECT appointment.id
FROM api.appointment_in_force AS appointment
WHERE appointment.id = $1
    AND appointment.officer_id = $2
    AND appointment.role = $3
