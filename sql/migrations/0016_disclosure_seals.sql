-- What was disclosed is sealed: records are hashed in batches, and each batch holds the hash of the
-- one before it, signed with a key that the database never sees.

-- A migration is one transaction, in which no index is made beside those who write. The default of
-- the new column is one value for all rows that there are, so none of them is written anew.
-- squawk-ignore-file require-concurrent-index-creation, adding-field-with-default

-- The role that seals and verifies: it reads records, adds seals, and changes neither.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'registerpoort_sealer') THEN
        CREATE ROLE registerpoort_sealer NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

-- The embedded server made its login before there were seals; another server grants by hand.
DO $$
DECLARE
    login name;
BEGIN
    FOR login IN
        SELECT rolname FROM pg_roles
        WHERE rolname IN (current_user, 'registerpoort_login')
            AND NOT pg_has_role(rolname, 'registerpoort_sealer', 'MEMBER')
    LOOP
        EXECUTE format('GRANT registerpoort_sealer TO %I', login);
    END LOOP;
EXCEPTION
    WHEN unique_violation OR insufficient_privilege THEN NULL;
END
$$;

-- The transaction that wrote a record. Once it is older than every running one, each record with
-- this or a lower number is there to be read or will never be: so no record is left out, however
-- late it was committed. What was recorded before counts as written by this migration.
ALTER TABLE access.disclosure_record
ADD COLUMN transaction bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint);

CREATE INDEX disclosure_order ON access.disclosure_record (transaction, id);

-- Who answers says what was disclosed; number, moment and transaction are the database's.
REVOKE INSERT ON access.disclosure_record FROM registerpoort_gateway, registerpoort_acts;
GRANT INSERT (
    trace_id, root, coordinates, subjects, purpose, case_id, role, home, officer_id,
    appointment_id, client, policy_version
) ON access.disclosure_record TO registerpoort_gateway, registerpoort_acts;

-- One batch of records, in the order of transaction and id.
--
-- number        1, 2, 3 and so on
-- form          which columns of a record are hashed, and how
-- previous      hash of the batch before; zeros for the first
-- since_...     where the batch before ended: the first record comes after it
-- until_...     the last record of the batch
-- fingerprints  for each record its id (8 bytes) and the SHA-256 of its text
-- key           fingerprint of the public key; null where nothing was signed
CREATE TABLE access.disclosure_seal (
    number bigint PRIMARY KEY CHECK (number > 0),
    form int NOT NULL,
    previous bytea NOT NULL UNIQUE CHECK (length(previous) = 32),
    since_transaction bigint NOT NULL,
    since_id bigint NOT NULL,
    until_transaction bigint NOT NULL,
    until_id bigint NOT NULL,
    records int NOT NULL CHECK (records > 0),
    fingerprints bytea NOT NULL CHECK (length(fingerprints) = 40 * records),
    sealed_at timestamptz NOT NULL,
    key text,
    hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
    signature bytea,
    CHECK ((since_transaction, since_id) < (until_transaction, until_id)),
    CHECK (num_nonnulls(key, signature) IN (0, 2))
);

-- Proof that the records of a batch were destroyed: its seal stays, so that the chain does.
--
-- ground       why, as the rule of retention is called; no person
-- transaction  ties the proof to the deletion of the records
CREATE TABLE access.disclosure_destruction (
    batch bigint PRIMARY KEY REFERENCES access.disclosure_seal,
    ground text NOT NULL CHECK (length(ground) BETWEEN 1 AND 200),
    destroyed_at timestamptz NOT NULL,
    key text,
    signature bytea,
    transaction bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    CHECK (num_nonnulls(key, signature) IN (0, 2))
);
CREATE INDEX destruction_transaction ON access.disclosure_destruction (transaction);

-- A record goes only with the proof of its batch, written in the same transaction.
CREATE FUNCTION access.require_destruction() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM access.disclosure_destruction AS proof
    INNER JOIN access.disclosure_seal AS seal ON proof.batch = seal.number
    WHERE proof.transaction = pg_current_xact_id_if_assigned()::text::bigint
        AND (seal.since_transaction, seal.since_id) < (old.transaction, old.id)
        AND (old.transaction, old.id) <= (seal.until_transaction, seal.until_id);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a disclosure is destroyed with a proof of its batch only'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'destroyed_with_proof';
    END IF;
    RETURN old;
END
$$;

CREATE TRIGGER kept_as_written
BEFORE UPDATE ON access.disclosure_record
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();

CREATE TRIGGER destroyed_with_proof
BEFORE DELETE ON access.disclosure_record
FOR EACH ROW EXECUTE FUNCTION access.require_destruction();

CREATE TRIGGER kept_whole
BEFORE TRUNCATE ON access.disclosure_record
FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();

CREATE TRIGGER kept_as_written
BEFORE UPDATE OR DELETE ON access.disclosure_seal
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();

CREATE TRIGGER kept_whole
BEFORE TRUNCATE ON access.disclosure_seal
FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();

CREATE TRIGGER kept_as_written
BEFORE UPDATE OR DELETE ON access.disclosure_destruction
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();

CREATE TRIGGER kept_whole
BEFORE TRUNCATE ON access.disclosure_destruction
FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();

-- One walk along the chain, asked for on a page or made by the command.
--
-- officer_id  who asked; null for the command
-- seen_at     when who verifies wrote last; null until somebody began
-- total       batches there were at the beginning
-- batches     how many of them were looked at, as the numbers after it
-- verdict     GOOD or BROKEN; null as long as it goes on
-- broken      batches that are not as they were sealed
-- fault       what is wrong with the first of them, in its batch and, where known, its record
CREATE TABLE access.disclosure_verification (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    asked_at timestamptz NOT NULL DEFAULT now(),
    officer_id uuid REFERENCES access.officer,
    appointment_id uuid REFERENCES access.appointment,
    trace_id text,
    seen_at timestamptz,
    total bigint NOT NULL DEFAULT 0,
    batches bigint NOT NULL DEFAULT 0,
    records bigint NOT NULL DEFAULT 0,
    destroyed bigint NOT NULL DEFAULT 0,
    unsigned bigint NOT NULL DEFAULT 0,
    unchecked bigint NOT NULL DEFAULT 0,
    unsealed bigint NOT NULL DEFAULT 0,
    broken bigint NOT NULL DEFAULT 0,
    fault text,
    fault_batch bigint,
    fault_record bigint,
    ended_at timestamptz,
    verdict text CHECK (verdict IN ('GOOD', 'BROKEN')),
    CHECK (num_nonnulls(officer_id, appointment_id) IN (0, 2)),
    CHECK (num_nonnulls(ended_at, verdict) IN (0, 2)),
    CHECK (verdict IS NULL OR (verdict = 'GOOD') = (fault IS NULL))
);
CREATE INDEX verification_moment ON access.disclosure_verification (asked_at DESC, id);

CREATE TRIGGER acts_in_capacity
BEFORE INSERT ON access.disclosure_verification
FOR EACH ROW EXECUTE FUNCTION access.require_capacity();

CREATE TRIGGER kept_as_ended
BEFORE UPDATE ON access.disclosure_verification
FOR EACH ROW WHEN (old.verdict IS NOT NULL) EXECUTE FUNCTION access.refuse_change();

CREATE TRIGGER kept_as_written
BEFORE DELETE ON access.disclosure_verification
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();

CREATE TRIGGER kept_whole
BEFORE TRUNCATE ON access.disclosure_verification
FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();

GRANT USAGE ON SCHEMA access TO registerpoort_sealer;
GRANT SELECT ON
access.disclosure_record,
access.disclosure_seal,
access.disclosure_destruction,
access.disclosure_verification
TO registerpoort_sealer;
GRANT INSERT ON access.disclosure_seal TO registerpoort_sealer;
GRANT INSERT (
    seen_at, total, batches, records, destroyed, unsigned, unchecked, unsealed, broken,
    fault, fault_batch, fault_record, ended_at, verdict
) ON access.disclosure_verification TO registerpoort_sealer;
GRANT UPDATE (
    seen_at, total, batches, records, destroyed, unsigned, unchecked, unsealed, broken,
    fault, fault_batch, fault_record, ended_at, verdict
) ON access.disclosure_verification TO registerpoort_sealer;

GRANT SELECT ON access.disclosure_seal, access.disclosure_verification TO registerpoort_pages;
GRANT INSERT (officer_id, appointment_id, trace_id)
ON access.disclosure_verification TO registerpoort_pages;
