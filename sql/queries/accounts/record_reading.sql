-- Write down who looks at whom, or takes a copy, before anything is shown.
--
-- $1 officer      uuid
-- $2 appointment  uuid
-- $3 subject      text  pseudonym; null for a copy
-- $4 searched     text  what is copied; null for one person
-- $5 reason       text
-- $6 trace        text
--
-- => id           uuid
INSERT INTO access.audit_reading (officer_id, appointment_id, subject, searched, reason, trace_id)
VALUES ($1, $2, $3, $4, $5, $6)
RETURNING id
