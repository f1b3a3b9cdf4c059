-- End an appointment at this moment, by an act.
--
-- $1 id      uuid
-- $2 act_id  uuid
UPDATE access.appointment
SET ended_at = now(), act_id = $2
WHERE appointment.id = $1
