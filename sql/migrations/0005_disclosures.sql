-- What was disclosed: one row for each root field that was answered.
--
-- subjects     pseudonyms of the data subjects in the answer; empty when none was found
-- coordinates  the fields asked for, their lineage included; never a value
CREATE TABLE access.disclosure_record (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    disclosed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    trace_id text NOT NULL,
    root text NOT NULL,
    coordinates text[] NOT NULL,
    subjects text[] NOT NULL,
    purpose text NOT NULL,
    case_id uuid,
    role text NOT NULL,
    home text NOT NULL,
    officer_id uuid,
    appointment_id uuid,
    client text,
    policy_version bigint NOT NULL
);

GRANT INSERT ON access.disclosure_record TO registerpoort_gateway;

-- One row for each data subject of an operation, as the law speaks of a disclosure.
CREATE VIEW access.disclosure AS
SELECT
    record.id AS record_id,
    subject.pseudonym AS subject,
    record.disclosed_at,
    record.trace_id,
    record.root,
    record.coordinates,
    record.purpose,
    record.case_id,
    record.role,
    record.home,
    record.officer_id,
    record.appointment_id,
    record.client,
    record.policy_version
FROM access.disclosure_record AS record
CROSS JOIN LATERAL unnest(record.subjects) AS subject (pseudonym);
