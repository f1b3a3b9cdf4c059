-- The migrations of this database, the newest first; number 0 is the set of views.
--
-- => number      int4
-- => name        text
-- => applied_at  timestamptz
SELECT
    migration.number,
    migration.name,
    migration.applied_at
FROM registerpoort_meta.migration
ORDER BY migration.number DESC
