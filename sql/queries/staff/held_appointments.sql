-- The appointments of officers that are not over before today, oldest first.
--
-- $1 subjects  text[]
--
-- => id           uuid
-- => subject      text
-- => role         text
-- => home         text  municipality or police unit
-- => valid_from   date
-- => valid_until  date  the last day, also of an appointment that was ended; null for none
-- => ended        bool
SELECT
    appointment.id,
    officer.subject,
    appointment.role,
    coalesce(appointment.municipality, appointment.police_unit) AS home,
    appointment.valid_from,
    least(
        appointment.valid_until, (appointment.ended_at AT TIME ZONE 'Europe/Amsterdam')::date
    ) AS valid_until,
    appointment.ended_at IS NOT NULL AS ended
FROM access.appointment
INNER JOIN access.officer ON appointment.officer_id = officer.id
WHERE officer.subject = any($1::text[])
    AND (
        upper_inf(access.days_of(appointment))
        OR register.today() < upper(access.days_of(appointment))
    )
ORDER BY appointment.valid_from, appointment.id
