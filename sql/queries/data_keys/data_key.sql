-- The wrapped data key of a person.
--
-- $1 person_id  uuid
--
-- => kek        text
-- => wrapped    bytea
SELECT
    data_key.kek,
    data_key.wrapped
FROM register.data_key
WHERE data_key.person_id = $1::uuid
