-- Store the data key of a new person.
--
-- $1 person_id  uuid   holder, operator or manager
-- $2 kek        text   key-encryption key that it is wrapped under
-- $3 wrapped    bytea
INSERT INTO register.data_key (person_id, kek, wrapped)
VALUES ($1::uuid, $2::text, $3::bytea)
