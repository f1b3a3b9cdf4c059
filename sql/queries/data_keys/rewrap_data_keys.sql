-- Store data keys as they are wrapped now; one that was changed or destroyed meanwhile stays so.
--
-- $1 kek         text
-- $2 person_ids  uuid[]
-- $3 before      bytea[]  as they were wrapped
-- $4 wrapped     bytea[]  as they are wrapped now; all three in one order
--
-- => person_id   uuid
UPDATE register.data_key
SET
    kek = $1::text,
    wrapped = rewrapped.wrapped
FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) AS rewrapped (person_id, before, wrapped)
WHERE data_key.person_id = rewrapped.person_id AND data_key.wrapped = rewrapped.before
RETURNING data_key.person_id
