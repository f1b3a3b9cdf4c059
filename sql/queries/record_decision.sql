-- Record a decision that no reading statement records, if what it stands on is in force.
--
-- $1 trace          text
-- $2 span           text
-- $3 parent         text    null where the request has no parent
-- $4 status         text
-- $5 outcome        text
-- $6 policy         int8
-- $7 sha256         text
-- $8 reference      int8
-- $9 appointment    uuid    null for the public
-- $10 client        text    null where no system is between
-- $11 role          text
-- $12 home          text
-- $13 own           text[]
-- $14 purpose       text
-- $15 day           date
-- $16 cased         bool
-- $17 coordinates   text[]
-- $18 actions       text[]
-- $19 answers       text[]
-- $20 rules         text[]   null where nothing is closed
-- $21 document      text     sha256 of the trusted document; null where none was asked
--
-- => head           bool  whether policy and reference data are in force
-- => appointment    bool
-- => client         bool
WITH guard AS MATERIALIZED (
    SELECT
        head.policy_version = $6 AND head.reference_version = $8 AS head,
        $9::uuid IS NULL
        OR EXISTS (
            SELECT FROM api.appointment_in_force AS held
            WHERE held.id = $9
        ) AS appointment,
        $10::text IS NULL
        OR EXISTS (
            SELECT FROM api.client_in_force AS known
            LEFT JOIN api.trusted_document_in_force AS document
                ON known.id = document.client AND document.sha256 = $21
            WHERE known.id = $10
                AND $14 = any(known.purposes)
                AND CASE
                    WHEN $21::text IS NULL THEN known.documents = 'ANY'
                    ELSE document.sha256 IS NOT NULL
                END
        ) AS client
    FROM api.head
),

decision AS (
    INSERT INTO access.decision_record (
        trace_id, span_id, parent_span_id, event_name, status, outcome,
        policy_version, policy_sha256, reference_version, appointment_id, client,
        role, home, own, purpose, day, case_named, coordinates, actions, answers, rules
    )
    SELECT
        $1 AS trace_id,
        $2 AS span_id,
        $3 AS parent_span_id,
        'adl.access_evaluations' AS event_name,
        $4 AS status,
        $5 AS outcome,
        $6 AS policy_version,
        $7 AS policy_sha256,
        $8 AS reference_version,
        $9 AS appointment_id,
        $10 AS client,
        $11 AS role,
        $12 AS home,
        $13 AS own,
        $14 AS purpose,
        $15 AS day,
        $16 AS case_named,
        $17 AS coordinates,
        $18 AS actions,
        $19 AS answers,
        $20 AS rules
    FROM guard
    WHERE guard.head AND guard.appointment AND guard.client
)

SELECT
    guard.head,
    guard.appointment,
    guard.client
FROM guard
