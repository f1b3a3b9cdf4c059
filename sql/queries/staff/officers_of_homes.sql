-- Officers who are or were appointed at some homes, in order of name; at most 500.
--
-- $1 homes  text[]  municipalities and police units; null for all
--
-- => id       uuid
-- => subject  text
-- => name     text
SELECT
    officer.id,
    officer.subject,
    officer.name
FROM access.officer
WHERE EXISTS (
    SELECT FROM access.appointment
    WHERE appointment.officer_id = officer.id
        AND (
            $1::text[] IS NULL
            OR coalesce(appointment.municipality, appointment.police_unit) = any($1::text[])
        )
)
ORDER BY officer.name, officer.subject
LIMIT 500
