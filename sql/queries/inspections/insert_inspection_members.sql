-- Add members to the team of an inspection; who is in it stays. Acts.
--
-- $1 inspection    uuid
-- $2 appointments  uuid[]
INSERT INTO register.inspection_member (inspection_id, appointment_id)
SELECT
    $1::uuid AS inspection_id,
    unnest($2::uuid[]) AS appointment_id
ON CONFLICT DO NOTHING
