-- The decisions of one trace, in the order they were made; a hundred at most.
--
-- $1 trace         text
--
-- => total         int8
-- => decided_at    timestamptz
-- => span_id       text
-- => trace_id      text
-- => event_name    text
-- => outcome       text
-- => role          text   null where the decision point was asked, as the next two
-- => home          text
-- => purpose       text
-- => client        text   name of the system; null where none was between
-- => coordinates   text[]  null where the decision point was asked
SELECT
    count(*) OVER () AS total,
    record.decided_at,
    record.span_id,
    record.trace_id,
    record.event_name,
    record.outcome,
    record.role,
    record.home,
    record.purpose,
    client.name AS client,
    record.coordinates
FROM access.decision_record AS record
LEFT JOIN access.client ON record.client = client.id
WHERE record.trace_id = $1
ORDER BY record.decided_at, record.span_id
LIMIT 100
