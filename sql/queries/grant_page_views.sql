-- Let the pages read what is in force; no view of persons is among it. Owner.
DO $$
DECLARE
    names text := (
        SELECT string_agg(format('api.%I', view.viewname), ', ')
        FROM pg_catalog.pg_views AS view
        WHERE view.schemaname = 'api'
            AND view.viewname IN (
                'appointment_in_force', 'client_in_force', 'head', 'legal_basis_in_force',
                'municipality', 'municipality_successor', 'police_unit', 'policy_group',
                'policy_rule', 'policy_version', 'statistic', 'succession'
            )
    );
BEGIN
    IF names IS NOT NULL THEN
        EXECUTE 'GRANT SELECT ON ' || names || ' TO registerpoort_pages';
    END IF;
END
$$
