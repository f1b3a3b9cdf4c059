-- Add an officer with one appointment, from today.
--
-- $1 officer       uuid
-- $2 subject       text  what a token calls the officer
-- $3 name          text
-- $4 appointment   uuid
-- $5 role          text
-- $6 municipality  text  null for a police unit
-- $7 police_unit   text  null for a municipality
WITH officer AS (
    INSERT INTO access.officer (id, subject, name)
    VALUES ($1, $2, $3)
    RETURNING id
)

INSERT INTO access.appointment (id, officer_id, role, municipality, police_unit, valid_from)
SELECT
    $4 AS id,
    officer.id AS officer_id,
    $5 AS role,
    $6 AS municipality,
    $7 AS police_unit,
    register.today() AS valid_from
FROM officer
