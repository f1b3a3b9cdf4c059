-- What was done to an appointment, newest first.
--
-- $1 appointment  text  its identifier
--
-- => kind         text
-- => acted_at     timestamptz
-- => actor        text         name of the officer; null for the owner of the database
-- => valid_until  date         the last day from then on; null for none
SELECT
    act.kind,
    act.acted_at,
    officer.name AS actor,
    (act.what ->> 'validUntil')::date AS valid_until
FROM access.act
LEFT JOIN access.officer ON act.officer_id = officer.id
WHERE act.what ->> 'appointment' = $1
ORDER BY act.acted_at DESC, act.id ASC
