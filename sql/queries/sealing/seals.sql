-- Batches after a number, in their order.
--
-- $1 after              int8
-- $2 until              int8
-- $3 count              int8
--
-- => number             int8
-- => form               int4
-- => previous           bytea
-- => since_transaction  int8
-- => since_id           int8
-- => until_transaction  int8
-- => until_id           int8
-- => records            int4
-- => fingerprints       bytea
-- => sealed_at          text   UTC, to the microsecond
-- => key                text
-- => hash               bytea
-- => signature          bytea
SELECT
    seal.number,
    seal.form,
    seal.previous,
    seal.since_transaction,
    seal.since_id,
    seal.until_transaction,
    seal.until_id,
    seal.records,
    seal.fingerprints,
    to_char(seal.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS sealed_at,
    seal.key,
    seal.hash,
    seal.signature
FROM access.disclosure_seal AS seal
WHERE seal.number > $1 AND seal.number <= $2
ORDER BY seal.number
LIMIT $3
