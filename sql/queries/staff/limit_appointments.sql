-- Give appointments another last day, each by an act.
--
-- $1 ids          uuid[]
-- $2 valid_until  date[]  null for none
-- $3 act_ids      uuid[]
UPDATE access.appointment
SET valid_until = changed.valid_until, act_id = changed.act_id
FROM unnest($1::uuid[], $2::date[], $3::uuid[]) AS changed (id, valid_until, act_id)
WHERE appointment.id = changed.id
