-- Records that no batch holds and no running transaction precedes, as texts, in their order.
--
-- $1 transaction     int8  with the next the last record that is sealed
-- $2 id              int8
-- $3 count           int8
--
-- => id              int8
-- => transaction     text
-- => disclosed_at    text
-- => trace_id        text
-- => root            text
-- => coordinates     text
-- => subjects        text
-- => purpose         text
-- => case_id         text
-- => role            text
-- => home            text
-- => officer_id      text
-- => appointment_id  text
-- => client          text
-- => policy_version  text
SELECT
    record.id,
    record.transaction::text AS transaction,
    record.disclosed_at::text AS disclosed_at,
    record.trace_id,
    record.root,
    record.coordinates::text AS coordinates,
    record.subjects::text AS subjects,
    record.purpose,
    record.case_id::text AS case_id,
    record.role,
    record.home,
    record.officer_id::text AS officer_id,
    record.appointment_id::text AS appointment_id,
    record.client,
    record.policy_version::text AS policy_version
FROM access.disclosure_record AS record
WHERE (record.transaction, record.id) > ($1, $2)
    AND record.transaction < pg_snapshot_xmin(pg_current_snapshot())::text::int8
ORDER BY record.transaction, record.id
LIMIT $3
