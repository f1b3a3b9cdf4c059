-- A page of appointments, sorted, with how many there are.
--
-- $1 homes       text[]  municipalities and police units; null for all
-- $2 role        text    null for every role
-- $3 home        text    null for every home
-- $4 words       text    part of the officer's name or subject; null for every officer
-- $5 state       text    TO_COME, IN_FORCE or OVER; null for every state
-- $6 sort        text    name, role, home, valid_from or valid_until
-- $7 descending  bool
-- $8 limit       int8
-- $9 offset      int8
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
-- => state        text
-- => total        int8
WITH appointed AS (
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
),

found AS (
    SELECT
        appointed.*,
        CASE $6::text
            WHEN 'name' THEN lower(appointed.name)
            WHEN 'role' THEN appointed.role
            WHEN 'home' THEN appointed.home
            WHEN 'valid_from' THEN appointed.valid_from::text
            ELSE coalesce(appointed.valid_until::text, 'none')
        END AS position
    FROM appointed
    WHERE ($1::text[] IS NULL OR appointed.home = any($1::text[]))
        AND ($2::text IS NULL OR appointed.role = $2::text)
        AND ($3::text IS NULL OR appointed.home = $3::text)
        AND (
            $4::text IS NULL
            OR strpos(lower(appointed.name || ' ' || appointed.subject), lower($4::text)) > 0
        )
        AND ($5::text IS NULL OR appointed.state = $5::text)
)

SELECT
    found.id,
    found.officer_id,
    found.subject,
    found.name,
    found.role,
    found.home,
    found.valid_from,
    found.valid_until,
    found.ended_at,
    found.state,
    count(*) OVER () AS total
FROM found
ORDER BY
    CASE WHEN $7::bool THEN found.position END DESC,
    CASE WHEN NOT $7::bool THEN found.position END ASC,
    found.subject ASC,
    found.id ASC
LIMIT $8 OFFSET $9
