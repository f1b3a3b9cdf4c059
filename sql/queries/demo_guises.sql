-- Officers of the demonstration by what tokens call them, in the order asked for. Owner.
--
-- $1 subjects  text[]
--
-- => subject   text
-- => name      text
-- => role      text
-- => home      text  municipality or police unit
SELECT
    officer.subject,
    officer.name,
    appointment.role,
    coalesce(appointment.municipality, appointment.police_unit) AS home
FROM unnest($1::text[]) WITH ORDINALITY AS asked (subject, place)
INNER JOIN access.officer ON asked.subject = officer.subject
INNER JOIN access.appointment ON officer.id = appointment.officer_id
WHERE appointment.ended_at IS NULL
ORDER BY asked.place
