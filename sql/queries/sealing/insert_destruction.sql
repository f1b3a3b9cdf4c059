-- Write down that the records of a batch are destroyed in this transaction.
--
-- $1 batch         int8
-- $2 ground        text
-- $3 destroyed_at  timestamptz
-- $4 key           text         null where nothing is signed, as the signature
-- $5 signature     bytea
INSERT INTO access.disclosure_destruction (batch, ground, destroyed_at, key, signature)
VALUES ($1, $2, $3, $4, $5)
