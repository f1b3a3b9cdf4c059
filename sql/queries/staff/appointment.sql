-- One appointment and its officer.
--
-- $1 id  uuid
--
-- => id           uuid
-- => officer_id   uuid
-- => subject      text
-- => name         text
-- => role         text
-- => home         text         municipality or police unit
-- => valid_from   date
-- => valid_until  date         the last day as granted; null for none
-- => ended_at     timestamptz  null where nobody ended it
-- => state        text         TO_COME, IN_FORCE or OVER
SELECT
    appointment.id,
    appointment.officer_id,
    officer.subject,
    officer.name,
    appointment.role,
    coalesce(appointment.municipality, appointment.police_unit) AS home,
    appointment.valid_from,
    appointment.valid_until,
    appointment.ended_at,
    CASE
        WHEN appointment.ended_at IS NOT NULL THEN 'OVER'
        WHEN appointment.valid_until < register.today() THEN 'OVER'
        WHEN appointment.valid_from > register.today() THEN 'TO_COME'
        ELSE 'IN_FORCE'
    END AS state
FROM access.appointment
INNER JOIN access.officer ON appointment.officer_id = officer.id
WHERE appointment.id = $1
