-- The proof that the records of a batch were destroyed; no row where there is none.
--
-- $1 batch         int8
--
-- => ground        text
-- => destroyed_at  text   UTC, to the microsecond
-- => key           text
-- => signature     bytea
SELECT
    proof.ground,
    to_char(proof.destroyed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS destroyed_at,
    proof.key,
    proof.signature
FROM access.disclosure_destruction AS proof
WHERE proof.batch = $1
