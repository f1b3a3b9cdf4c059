-- The names of the views there are, in order. Owner.
--
-- => name  text
SELECT view.viewname::text AS name
FROM pg_catalog.pg_views AS view
WHERE view.schemaname = 'api'
ORDER BY view.viewname
