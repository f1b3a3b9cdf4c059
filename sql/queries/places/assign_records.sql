-- Assign what waits of a municipality that was split, by an act.
--
-- $1 gone             text  its code
-- $2 heir             text  code of a successor
-- $3 operator_number  text  only what belongs to this operator licence; null for all
-- $4 act_id           uuid
--
-- => assigned  bool  whether there was anything
SELECT access.assign_split_records($1::text, $2::text, $3::text, $4::uuid) AS assigned
