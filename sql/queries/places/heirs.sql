-- The successors of a municipality that was split, for who is appointed at one of them.
--
-- $1 gone            text  its code
-- $2 appointment_id  uuid
--
-- => heirs  text[]  codes, in order; no row for who is appointed elsewhere
SELECT array_agg(succession.to_code ORDER BY succession.to_code) AS heirs
FROM register.municipality_succession AS succession
WHERE succession.from_code = $1
    AND succession.kind = 'SPLIT'
    AND succession.succeeded_on <= register.today()
HAVING (
    SELECT appointment.municipality
    FROM access.appointment
    WHERE appointment.id = $2
) = any(array_agg(succession.to_code))
