-- How the database does, as far as the role of the pages may know; one row.
--
-- => release        text    of PostgreSQL
-- => standby        bool    whether it follows another server
-- => size           int8    bytes
-- => connections    int4    open to this database
-- => allowed        int4    that the whole server takes
-- => followers      int8    servers that follow this one
-- => lag            float8  seconds that it is behind; null where it follows none
-- => policy         int8    version in force
-- => reference      int8    version of the reference data
SELECT
    split_part(current_setting('server_version'), ' ', 1) AS release,
    pg_is_in_recovery() AS standby,
    pg_database_size(current_database()) AS size,
    statistics.numbackends AS connections,
    current_setting('max_connections')::int4 AS allowed,
    (SELECT count(*) FROM pg_stat_replication) AS followers,
    CASE
        WHEN pg_is_in_recovery()
            THEN extract(EPOCH FROM now() - pg_last_xact_replay_timestamp())::float8
    END AS lag,
    head.policy_version AS policy,
    head.reference_version AS reference
FROM pg_stat_database AS statistics
CROSS JOIN access.head
WHERE statistics.datname = current_database()
