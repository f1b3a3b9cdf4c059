-- The officer whom the provider names, and the only appointment they hold.
--
-- $1 subject         text
--
-- => id              uuid
-- => appointment_id  uuid  null where they hold none, or several
SELECT
    officer.id,
    CASE WHEN count(appointment.id) = 1 THEN (array_agg(appointment.id))[1] END AS appointment_id
FROM access.officer
LEFT JOIN api.appointment_in_force AS appointment ON officer.id = appointment.officer_id
WHERE officer.subject = $1
GROUP BY officer.id
