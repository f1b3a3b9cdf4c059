-- Drop every view of the gateway, in one statement. Owner; made again in the same transaction.
DO $$
DECLARE
    names text := (
        SELECT string_agg(format('api.%I', view.viewname), ', ')
        FROM pg_catalog.pg_views AS view
        WHERE view.schemaname = 'api'
    );
BEGIN
    IF names IS NOT NULL THEN
        EXECUTE 'DROP VIEW ' || names;
    END IF;
END
$$
