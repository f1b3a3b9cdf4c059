-- One page of who read the disclosures of one person or took a copy, the newest first.
--
-- $1 count     int8
-- $2 skipped   int8
--
-- => total     int8
-- => read_at   timestamptz
-- => name      text  of the officer
-- => role      text
-- => home      text
-- => subject   text  pseudonym; null for a copy
-- => searched  text  what was copied; null for one person
-- => reason    text
SELECT
    count(*) OVER () AS total,
    reading.read_at,
    officer.name,
    held.role,
    coalesce(held.municipality, held.police_unit) AS home,
    reading.subject,
    reading.searched,
    reading.reason
FROM access.audit_reading AS reading
INNER JOIN access.officer ON reading.officer_id = officer.id
INNER JOIN access.appointment AS held ON reading.appointment_id = held.id
ORDER BY reading.read_at DESC, reading.id ASC
LIMIT $1 OFFSET $2
