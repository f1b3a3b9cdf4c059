-- The team of an inspection, by appointment. Acts.
--
-- $1 inspection  uuid
--
-- => appointment_id  uuid
SELECT member.appointment_id
FROM register.inspection_member AS member
WHERE member.inspection_id = $1
ORDER BY member.appointment_id
