-- The newest batch; no row where nothing is sealed.
--
-- => number             int8
-- => hash               bytea
-- => until_transaction  int8
-- => until_id           int8
-- => signed             bool
-- => running            int8   the number that the next transaction gets
SELECT
    seal.number,
    seal.hash,
    seal.until_transaction,
    seal.until_id,
    seal.key IS NOT NULL AS signed,
    pg_snapshot_xmax(pg_current_snapshot())::text::int8 AS running
FROM access.disclosure_seal AS seal
ORDER BY seal.number DESC
LIMIT 1
