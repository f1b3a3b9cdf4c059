-- Accounts of what was disclosed and decided: found fast, and every reading of them written down.

-- A migration is one transaction, in which no index is made beside those who write. What was
-- recorded before the first release is little.
-- squawk-ignore-file require-concurrent-index-creation

-- The newest disclosures, those about one person, and the licence checks of each day.
CREATE INDEX disclosure_moment ON access.disclosure_record (disclosed_at);
CREATE INDEX disclosure_subjects ON access.disclosure_record USING gin (subjects)
WITH (gin_pending_list_limit = 256);
CREATE INDEX disclosure_checks ON access.disclosure_record (disclosed_at)
WHERE root = 'Query.licenceCheck';

-- The decisions of one trace, and what was refused on each day.
CREATE INDEX decision_trace ON access.decision_record (trace_id);
CREATE INDEX decision_refusals ON access.decision_record (decided_at) INCLUDE (outcome)
WHERE outcome <> 'OK';

-- Who looked at one person's disclosures, or took a copy of many, and why.
--
-- subject   pseudonym of the data subject; null for a copy
-- searched  what was copied, as the address of its search says it; null for one person
CREATE TABLE access.audit_reading (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    read_at timestamptz NOT NULL DEFAULT now(),
    officer_id uuid NOT NULL REFERENCES access.officer,
    appointment_id uuid NOT NULL REFERENCES access.appointment,
    subject text,
    searched text,
    reason text NOT NULL CHECK (length(reason) BETWEEN 10 AND 500),
    trace_id text NOT NULL,
    CHECK (num_nonnulls(subject, searched) = 1)
);
CREATE INDEX audit_reading_moment ON access.audit_reading (read_at DESC, id);

CREATE TRIGGER acts_in_capacity
BEFORE INSERT ON access.audit_reading
FOR EACH ROW EXECUTE FUNCTION access.require_capacity();

CREATE TRIGGER kept_as_written
BEFORE UPDATE OR DELETE ON access.audit_reading
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();

CREATE TRIGGER kept_whole
BEFORE TRUNCATE ON access.audit_reading
FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();

-- The view beside it holds the same, and finds nobody by an index.
GRANT SELECT ON access.disclosure_record, access.audit_reading TO registerpoort_pages;
GRANT INSERT (officer_id, appointment_id, subject, searched, reason, trace_id)
ON access.audit_reading TO registerpoort_pages;

-- The processes that serve; each says now and then that it is there, and nothing of where it runs.
--
-- policy_version  what it decides by; null as long as it has loaded none
CREATE TABLE access.process (
    id uuid PRIMARY KEY,
    release text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    policy_version bigint,
    reference_version bigint
);

-- The gateway reads no table: it says that it is there, and what was silent for a day is forgotten.
CREATE FUNCTION access.note_process(known uuid, of_release text, policy bigint, reference bigint)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO access.process (id, release, policy_version, reference_version)
    VALUES (known, of_release, policy, reference)
    ON CONFLICT (id) DO UPDATE
    SET seen_at = now(), policy_version = policy, reference_version = reference;
    DELETE FROM access.process WHERE seen_at < now() - interval '1 day';
$$;

REVOKE EXECUTE ON FUNCTION access.note_process(uuid, text, bigint, bigint) FROM public;
GRANT EXECUTE ON FUNCTION access.note_process(uuid, text, bigint, bigint) TO registerpoort_gateway;
GRANT SELECT ON access.process TO registerpoort_pages;

-- Which release of the schema a database has is no secret to who looks after it.
GRANT USAGE ON SCHEMA registerpoort_meta TO registerpoort_pages;
GRANT SELECT ON registerpoort_meta.migration TO registerpoort_pages;
