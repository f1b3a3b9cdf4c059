-- Destroy the data keys of persons, and with them every copy of what they sealed.
--
-- $1 person_ids  uuid[]
--
-- => person_id   uuid
DELETE FROM register.data_key
WHERE data_key.person_id = any($1::uuid[])
RETURNING data_key.person_id
