-- Choose in which capacity the officer of a session acts.
--
-- $1 digest          text
-- $2 appointment_id  uuid
UPDATE access.session
SET appointment_id = $2
WHERE digest = $1 AND ended_at IS NULL
