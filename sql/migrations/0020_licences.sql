-- Applications for licences, and what is written while they are decided.
--
-- version  counts the changes, so that nobody overwrites what they did not see
ALTER TABLE register.licence ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE register.operator_licence ADD COLUMN version integer NOT NULL DEFAULT 1;

-- Photo and report are sealed with the holder's key, under the names they have on a licence.
-- An application holds what it was decided on only while it is open: a grant moves photo and
-- interview to the licence, anything else destroys them with the holder.
--
-- holder_id  null once it ended without a licence
-- subject    pseudonym of the applicant; null once it ended without a licence
CREATE TABLE register.application (
    id uuid PRIMARY KEY,
    status text NOT NULL CHECK (status IN ('APPLIED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    municipality text NOT NULL REFERENCES register.municipality,
    assigned_to text REFERENCES register.municipality,
    holder_id uuid REFERENCES register.holder,
    licence_number text UNIQUE REFERENCES register.licence,
    applied_on date NOT NULL,
    decided_on date CHECK (decided_on >= applied_on),
    ground text,
    subject text,
    synthetic boolean NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CHECK ((status = 'APPLIED') = (decided_on IS NULL)),
    CHECK ((status = 'GRANTED') = (licence_number IS NOT NULL)),
    CHECK ((status IN ('APPLIED', 'GRANTED')) = (holder_id IS NOT NULL AND subject IS NOT NULL))
);
CREATE INDEX application_holder ON register.application (holder_id);
CREATE INDEX application_worklist ON register.application (
    coalesce(assigned_to, municipality), applied_on, id
);

CREATE TABLE register.application_photo (
    application_id uuid PRIMARY KEY REFERENCES register.application,
    content_type text NOT NULL CHECK (content_type IN ('image/jpeg', 'image/png')),
    content bytea
);

CREATE TABLE register.application_interview (
    application_id uuid PRIMARY KEY REFERENCES register.application,
    held_on date NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('SELF_RELIANT', 'NOT_SELF_RELIANT')),
    report bytea
);

CREATE TRIGGER require_legal_basis BEFORE INSERT OR UPDATE ON register.application
FOR EACH ROW WHEN (NOT new.synthetic) EXECUTE FUNCTION access.require_legal_basis('Application');

-- squawk-ignore require-concurrent-index-creation
CREATE INDEX procedure_licence ON register.procedure (licence_number);

GRANT SELECT (id, bsn_digest, birth_date, subject), INSERT, DELETE ON register.holder
TO registerpoort_acts;
GRANT DELETE ON register.data_key TO registerpoort_acts;
GRANT SELECT (holder_id) ON register.subject_request TO registerpoort_acts;
GRANT SELECT, INSERT ON register.application TO registerpoort_acts;
GRANT UPDATE (status, holder_id, licence_number, decided_on, ground, subject, version)
ON register.application TO registerpoort_acts;
GRANT SELECT, INSERT, UPDATE, DELETE
ON register.application_photo, register.application_interview TO registerpoort_acts;
GRANT INSERT ON
register.licence, register.photo, register.interview, register.decision, register.procedure
TO registerpoort_acts;
GRANT SELECT (number, holder_id, status, valid_until, municipality, assigned_to, version)
ON register.licence TO registerpoort_acts;
GRANT UPDATE (status, valid_until, version) ON register.licence TO registerpoort_acts;
GRANT SELECT (id, licence_number, objection_pending), UPDATE (objection_pending)
ON register.decision TO registerpoort_acts;
GRANT SELECT (id, licence_number, municipality, closed_at), UPDATE (closed_at)
ON register.procedure TO registerpoort_acts;

-- What was decided on the licence of a business.
CREATE TABLE register.operator_decision (
    id uuid PRIMARY KEY,
    operator_licence_number text NOT NULL REFERENCES register.operator_licence,
    kind text NOT NULL CHECK (
        kind IN ('GRANT', 'RENEW', 'SUSPEND', 'LIFT', 'REVOKE', 'WITHDRAW')
    ),
    ground text NOT NULL,
    decided_on date NOT NULL
);
CREATE INDEX operator_decision_licence ON register.operator_decision (operator_licence_number);

GRANT INSERT ON register.operator_decision, register.measure TO registerpoort_acts;
GRANT SELECT (number, status, valid_until, municipality, assigned_to, version)
ON register.operator_licence TO registerpoort_acts;
GRANT UPDATE (status, valid_until, conditions, version)
ON register.operator_licence TO registerpoort_acts;
GRANT SELECT (id, operator_licence_number, lifted_on), UPDATE (lifted_on)
ON register.measure TO registerpoort_acts;
