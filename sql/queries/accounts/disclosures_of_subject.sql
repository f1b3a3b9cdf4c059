-- One page of what was disclosed about one person, the newest first.
--
-- $1 subject         text
-- $2 count           int8
-- $3 skipped         int8
--
-- => total           int8
-- => disclosed_at    timestamptz
-- => trace_id        text
-- => coordinates     text[]
-- => purpose         text
-- => role            text
-- => home            text
-- => client          text  name of the system; null where none was between
-- => policy_version  int8
SELECT
    count(*) OVER () AS total,
    record.disclosed_at,
    record.trace_id,
    record.coordinates,
    record.purpose,
    record.role,
    record.home,
    client.name AS client,
    record.policy_version
FROM access.disclosure_record AS record
LEFT JOIN access.client ON record.client = client.id
WHERE record.subjects @> ARRAY[$1::text]
ORDER BY record.disclosed_at DESC, record.id DESC
LIMIT $2 OFFSET $3
