-- The ledger of migrations, in order; number 0 is the set of views. Owner.
--
-- => number  int4
-- => name    text
-- => sha256  text
SELECT
    migration.number,
    migration.name,
    migration.sha256
FROM registerpoort_meta.migration
ORDER BY migration.number
