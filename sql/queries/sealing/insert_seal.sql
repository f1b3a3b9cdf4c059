-- Add a batch to the chain.
--
-- $1 number             int8
-- $2 form               int4
-- $3 previous           bytea
-- $4 since_transaction  int8
-- $5 since_id           int8
-- $6 until_transaction  int8
-- $7 until_id           int8
-- $8 records            int4
-- $9 fingerprints       bytea
-- $10 sealed_at         timestamptz
-- $11 key               text         null where nothing is signed, as the signature
-- $12 hash              bytea
-- $13 signature         bytea
INSERT INTO access.disclosure_seal (
    number, form, previous, since_transaction, since_id, until_transaction, until_id, records,
    fingerprints, sealed_at, key, hash, signature
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
