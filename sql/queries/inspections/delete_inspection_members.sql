-- Take members out of the team of an inspection. Acts.
--
-- $1 inspection    uuid
-- $2 appointments  uuid[]
DELETE FROM register.inspection_member
WHERE inspection_id = $1 AND appointment_id = any($2)
