-- The appointments in force of the officer whom a token names, in order of role and place.
--
-- $1 subject       text  the sub claim of the token
--
-- => id            uuid
-- => officer_id    uuid
-- => role          text
-- => municipality  text  null for an appointment at a police unit
-- => police_unit   text  null for an appointment at a municipality
SELECT
    appointment.id,
    appointment.officer_id,
    appointment.role,
    appointment.municipality,
    appointment.police_unit
FROM api.appointment_in_force AS appointment
WHERE appointment.subject = $1
ORDER BY appointment.role, appointment.municipality, appointment.police_unit, appointment.id
