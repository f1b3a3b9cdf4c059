-- What the policy was asked and what it answered: one row for each call of the decision point.
--
-- After the Authorization Decision Log of NLGov (public consultation, 2026), level 3. There is no
-- person in it: no officer, no data subject, no case, no number, no argument and no value.
--
-- decided_at         comes first in the key: rows are written and read in its order
-- outcome            OK, or the code of the refusal
-- policy_version     adl.core.policies, with the fingerprint of its rules
-- reference_version  adl.core.information, with the appointment acted under
-- own                municipalities whose records were the caller's own by that reference
-- case_named         whether a case was named; which one stands in the disclosure of the trace
-- answers            for which records each coordinate was open: a scope
-- rules              numbers of the rules that closed it, spaces between; null if none is closed
-- requests           of the decision API only: one row of eight columns for each evaluation, as
--                    role, home, record, relation, coordinate, action, purpose, day; the columns
--                    that hold them for a whole operation are null then
CREATE TABLE access.decision_record (
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    span_id text NOT NULL,
    trace_id text NOT NULL,
    parent_span_id text,
    event_name text NOT NULL CHECK (event_name IN (
        'adl.access_evaluation', 'adl.access_evaluations', 'adl.search_subject', 'adl.search_action'
    )),
    status text NOT NULL CHECK (status IN ('Unset', 'Ok', 'Error')),
    outcome text NOT NULL,
    policy_version bigint NOT NULL,
    policy_sha256 text NOT NULL,
    reference_version bigint NOT NULL,
    appointment_id uuid,
    client text,
    role text,
    home text,
    own text[],
    purpose text,
    day date,
    case_named boolean,
    coordinates text[],
    actions text[],
    requests text[],
    answers text[] NOT NULL,
    rules text[],
    PRIMARY KEY (decided_at, span_id),
    CHECK (num_nulls(role, home, own, purpose, day, case_named, coordinates, actions)
        = CASE WHEN requests IS NULL THEN 0 ELSE 8 END)
);

GRANT INSERT ON access.decision_record TO registerpoort_gateway;

-- The same as the standard writes it down.
CREATE VIEW access.decision_log AS
SELECT
    record.trace_id,
    record.span_id,
    record.parent_span_id,
    record.event_name,
    floor(extract(EPOCH FROM record.decided_at) * 1000)::bigint AS timestamp_ms,
    record.status,
    jsonb_build_object(
        'adl.core.policies', jsonb_build_object('gateway', 'sha256:' || record.policy_sha256),
        'adl.core.information', jsonb_strip_nulls(jsonb_build_object(
            'reference', jsonb_build_object('version', record.reference_version),
            'appointment', record.appointment_id
        ))
    ) AS attributes,
    jsonb_build_object(
        'adl.core.request', jsonb_strip_nulls(jsonb_build_object(
            'role', record.role,
            'home', record.home,
            'own', record.own,
            'purpose', record.purpose,
            'day', record.day,
            'client', record.client,
            'case_named', record.case_named,
            'coordinates', record.coordinates,
            'actions', record.actions,
            'evaluations', record.requests
        )),
        'adl.core.response', jsonb_strip_nulls(jsonb_build_object(
            'outcome', record.outcome,
            'answers', record.answers,
            'rules', record.rules
        ))
    ) AS body
FROM access.decision_record AS record;
