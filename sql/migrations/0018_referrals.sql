-- Referrals: pushed to a registered receiver by the outbox, and read back by nobody.

-- A migration is one transaction, in which no index is made beside those who write.
-- squawk-ignore-file require-concurrent-index-creation

-- The role that delivers: it reads what waits, and empties what was delivered.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'registerpoort_outbox') THEN
        CREATE ROLE registerpoort_outbox NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

-- The embedded server made its login before there were referrals; another server grants by hand.
DO $$
DECLARE
    login name;
BEGIN
    FOR login IN
        SELECT rolname FROM pg_roles
        WHERE rolname IN (current_user, 'registerpoort_login')
            AND NOT pg_has_role(rolname, 'registerpoort_outbox', 'MEMBER')
    LOOP
        EXECUTE format('GRANT registerpoort_outbox TO %I', login);
    END LOOP;
EXCEPTION
    WHEN unique_violation OR insufficient_privilege THEN NULL;
END
$$;

-- One referral. Once it was delivered only the stub stays: no payload.
--
-- id       random, and the key by which the receiver drops what comes twice
-- payload  JSON that the receiver gets
-- due_at   when it is tried next
-- failure  code of the last attempt that failed
CREATE TABLE register.referral (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('POLICE', 'CARE')),
    municipality text NOT NULL REFERENCES register.municipality,
    payload text,
    made_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL DEFAULT now(),
    failure text,
    delivered_at timestamptz,
    failed_at timestamptz,
    synthetic boolean NOT NULL,
    CHECK ((delivered_at IS NULL) = (payload IS NOT NULL)),
    CHECK (num_nonnulls(delivered_at, failed_at) <= 1)
);
CREATE INDEX referral_due ON register.referral (due_at)
WHERE delivered_at IS NULL AND failed_at IS NULL;

CREATE TRIGGER require_legal_basis BEFORE INSERT ON register.referral
FOR EACH ROW WHEN (NOT new.synthetic) EXECUTE FUNCTION access.require_legal_basis(
    'ReferralReceipt'
);

-- Who receives: the police of a municipality or its unit, the care coordinator of a municipality.
--
-- url     https, or loopback
-- key_id  identifier of the public key that the receiver verifies with
CREATE TABLE access.referral_receiver (
    kind text NOT NULL CHECK (kind IN ('POLICE', 'CARE')),
    municipality text REFERENCES register.municipality,
    police_unit text REFERENCES register.police_unit,
    url text NOT NULL CHECK (
        url ~ '^https://[a-z0-9.-]+(:[0-9]{1,5})?(/[!-~]*)?$'
        OR url ~ '^http://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?(/[!-~]*)?$'
    ),
    key_id text NOT NULL,
    CHECK (num_nonnulls(municipality, police_unit) = 1),
    UNIQUE (kind, municipality),
    UNIQUE (kind, police_unit)
);

-- A receipt stands on the key of its act, so that what was not sent leaves the same receipt.
CREATE INDEX act_key_referral ON access.act_key (
    (CASE WHEN act IN ('refer', 'escalate') THEN made::uuid END)
) WHERE act IN ('refer', 'escalate');

GRANT INSERT (id, kind, municipality, payload, synthetic) ON register.referral
TO registerpoort_acts;
GRANT SELECT (place) ON register.inspection TO registerpoort_acts;

GRANT USAGE ON SCHEMA access, register TO registerpoort_outbox;
GRANT SELECT ON register.referral, access.referral_receiver TO registerpoort_outbox;
GRANT UPDATE (payload, attempts, due_at, failure, delivered_at, failed_at) ON register.referral
TO registerpoort_outbox;
GRANT SELECT (code, safety_region) ON register.municipality TO registerpoort_outbox;
GRANT SELECT (code, police_unit) ON register.safety_region TO registerpoort_outbox;
