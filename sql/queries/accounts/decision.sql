-- One decision.
--
-- $1 trace               text
-- $2 span                text
--
-- => decided_at          timestamptz
-- => span_id             text
-- => trace_id            text
-- => event_name          text
-- => outcome             text
-- => policy_version      int8
-- => policy_sha256       text
-- => reference_version   int8
-- => role                text
-- => home                text
-- => own                 text[]
-- => purpose             text
-- => day                 date
-- => case_named          bool
-- => client              text    name of the system; null where none was between
-- => coordinates         text[]
-- => actions             text[]
-- => requests            text[]  null for operations
-- => answers             text[]
-- => rules               text[]  null where nothing is closed
SELECT
    record.decided_at,
    record.span_id,
    record.trace_id,
    record.event_name,
    record.outcome,
    record.policy_version,
    record.policy_sha256,
    record.reference_version,
    record.role,
    record.home,
    record.own,
    record.purpose,
    record.day,
    record.case_named,
    client.name AS client,
    record.coordinates,
    record.actions,
    record.requests,
    record.answers,
    record.rules
FROM access.decision_record AS record
LEFT JOIN access.client ON record.client = client.id
WHERE record.trace_id = $1 AND record.span_id = $2
