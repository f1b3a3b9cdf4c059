-- A page of decisions on operations, the oldest first. Owner.
--
-- $1 since       timestamptz  from here on
-- $2 span        text         after this one where several were made at that moment; empty for all
-- $3 until       timestamptz  before this
-- $4 count       int8
-- $5 settled     float8       seconds that a decision must be old
--
-- => decided_at         timestamptz
-- => span_id            text
-- => trace_id           text
-- => outcome            text
-- => policy_version     int8
-- => policy_sha256      text
-- => reference_version  int8
-- => role               text
-- => home               text
-- => own                text[]
-- => purpose            text
-- => day                date
-- => coordinates        text[]
-- => actions            text[]
-- => requests           text[]  null for operations
-- => answers            text[]
-- => rules              text[]  null where nothing is closed
SELECT
    record.decided_at,
    record.span_id,
    record.trace_id,
    record.outcome,
    record.policy_version,
    record.policy_sha256,
    record.reference_version,
    record.role,
    record.home,
    record.own,
    record.purpose,
    record.day,
    record.coordinates,
    record.actions,
    record.requests,
    record.answers,
    record.rules
FROM access.decision_record AS record
WHERE (record.decided_at, record.span_id) > ($1, $2)
    AND record.decided_at < least($3, now() - make_interval(secs => $5))
    AND record.event_name IN ('adl.access_evaluation', 'adl.access_evaluations')
ORDER BY record.decided_at, record.span_id
LIMIT $4
