-- Some data keys that are wrapped under another key-encryption key than the current one.
--
-- $1 kek        text  the current one
-- $2 most       int4
--
-- => person_id  uuid
-- => kek        text
-- => wrapped    bytea
SELECT
    data_key.person_id,
    data_key.kek,
    data_key.wrapped
FROM register.data_key
WHERE data_key.kek <> $1::text
ORDER BY data_key.kek, data_key.person_id
LIMIT $2::integer
