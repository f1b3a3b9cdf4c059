-- Record a call of the decision API, if the policy it was decided under is in force.
--
-- $1 trace       text
-- $2 span        text
-- $3 parent      text    null where the request has no parent
-- $4 event       text    adl.access_evaluation, adl.access_evaluations, adl.search_...
-- $5 policy      int8
-- $6 sha256      text
-- $7 reference   int8
-- $8 client      text
-- $9 requests    text[]  one row of eight columns for each evaluation, or for the search
-- $10 answers    text[]  ALL or NONE for each evaluation; none for a search
-- $11 rules      text[]  numbers of the rules that closed each, spaces between
--
-- => recorded    bool    whether policy, reference data and client are in force
WITH guard AS MATERIALIZED (
    SELECT
        head.policy_version = $5
        AND head.reference_version = $7
        AND EXISTS (
            SELECT FROM api.client_in_force AS known
            WHERE known.id = $8 AND known.decides
        ) AS held
    FROM api.head
),

decision AS (
    INSERT INTO access.decision_record (
        trace_id, span_id, parent_span_id, event_name, status, outcome,
        policy_version, policy_sha256, reference_version, client, requests, answers, rules
    )
    SELECT
        $1 AS trace_id,
        $2 AS span_id,
        $3 AS parent_span_id,
        $4 AS event_name,
        'Ok' AS status,
        'OK' AS outcome,
        $5 AS policy_version,
        $6 AS policy_sha256,
        $7 AS reference_version,
        $8 AS client,
        $9 AS requests,
        $10 AS answers,
        $11 AS rules
    FROM guard
    WHERE guard.held
)

SELECT guard.held AS recorded
FROM guard
