-- The processes that serve or did so in the last day, those seen last first.
--
-- $1 seconds            float8  silence after which one counts as gone
--
-- => id                 uuid
-- => release            text
-- => started_at         timestamptz
-- => seen_at            timestamptz
-- => policy_version     int8    null where it has loaded none
-- => reference_version  int8    null with it
-- => gone               bool
SELECT
    process.id,
    process.release,
    process.started_at,
    process.seen_at,
    process.policy_version,
    process.reference_version,
    process.seen_at < now() - make_interval(secs => $1) AS gone
FROM access.process
ORDER BY gone ASC, process.started_at DESC, process.id ASC
LIMIT 200
