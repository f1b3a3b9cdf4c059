-- One reading of one person's disclosures, for who made it and while it is fresh.
--
-- $1 id           uuid
-- $2 appointment  uuid
-- $3 seconds      float8  how long it may be looked at
--
-- => subject      text
-- => reason       text
-- => read_at      timestamptz
SELECT
    reading.subject,
    reading.reason,
    reading.read_at
FROM access.audit_reading AS reading
WHERE reading.id = $1
    AND reading.appointment_id = $2
    AND reading.subject IS NOT NULL
    AND reading.read_at > now() - make_interval(secs => $3)
