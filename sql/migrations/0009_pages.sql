-- The role whose rights the pages act with, and the sessions of those who are signed in.
--
-- It reads who may ask and what was decided, and writes policies; it reaches no table of the
-- register that holds a person, so no page can show one.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'registerpoort_pages') THEN
        CREATE ROLE registerpoort_pages NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

-- The embedded server made its login before there were pages; another server grants by hand.
DO $$
DECLARE
    login name;
BEGIN
    FOR login IN
        SELECT rolname FROM pg_roles
        WHERE rolname IN (current_user, 'registerpoort_login')
            AND NOT pg_has_role(rolname, 'registerpoort_pages', 'MEMBER')
    LOOP
        EXECUTE format('GRANT registerpoort_pages TO %I', login);
    END LOOP;
EXCEPTION
    WHEN unique_violation OR insufficient_privilege THEN NULL;
END
$$;

-- Who is signed in. The browser holds a random word; here stands its fingerprint.
--
-- officer_id         null while signing in, as the next two
-- appointment_id     the capacity that was chosen; null until then
-- acr                how surely the provider knows who it is
-- provider_session   what the provider calls the session, to end it from there
-- id_token           what the provider is shown at the end; emptied then
-- content            what the pages remember: request tokens, messages, a form half filled in
-- authenticated_at   when the officer last proved who they are
CREATE TABLE access.session (
    digest text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
    officer_id uuid REFERENCES access.officer,
    appointment_id uuid REFERENCES access.appointment,
    acr text,
    provider_session text,
    id_token text,
    content jsonb NOT NULL DEFAULT '{}',
    made_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    authenticated_at timestamptz,
    ended_at timestamptz
);

CREATE INDEX session_provider ON access.session (provider_session)
WHERE provider_session IS NOT NULL;

-- Only these statements move the head, whoever runs them.
ALTER FUNCTION access.activate() SECURITY DEFINER SET search_path = pg_catalog, access;
ALTER FUNCTION access.call_off() SECURITY DEFINER SET search_path = pg_catalog, access;
ALTER FUNCTION access.advance_reference() SECURITY DEFINER SET search_path = pg_catalog, access;

GRANT USAGE ON SCHEMA api, access, register TO registerpoort_pages;

GRANT SELECT, INSERT, UPDATE, DELETE ON access.session TO registerpoort_pages;

GRANT SELECT ON
access.officer,
access.appointment,
access.client,
access.legal_basis,
access.head,
access.policy_version,
access.policy_rule,
access.policy_group,
access.policy_case_file,
access.policy_proposal,
access.policy_approval,
access.policy_activation,
access.decision_record,
access.disclosure,
register.municipality,
register.municipality_succession,
register.police_unit,
register.safety_region,
register.mandate
TO registerpoort_pages;

-- A row is locked by who may change something of it; this column has one value only.
GRANT UPDATE (one) ON access.head TO registerpoort_pages;

GRANT INSERT ON
access.policy_version,
access.policy_rule,
access.policy_group,
access.policy_case_file,
access.policy_proposal,
access.policy_approval,
access.policy_activation
TO registerpoort_pages;

GRANT DELETE ON
access.policy_rule,
access.policy_group,
access.policy_case_file
TO registerpoort_pages;

GRANT UPDATE (sha256) ON access.policy_version TO registerpoort_pages;
GRANT UPDATE (title, based_on, submitted_at, evidence, signature, withdrawn_at)
ON access.policy_proposal TO registerpoort_pages;
GRANT UPDATE (called_off_at) ON access.policy_activation TO registerpoort_pages;

-- What new rules stand on; a new database gets the same with its reference data.
INSERT INTO access.legal_basis
(code, instrument, in_force_from, types, purposes, synthetic_only)
SELECT
    new.code,
    new.instrument,
    new.in_force_from,
    new.types,
    new.purposes,
    TRUE AS synthetic_only
FROM (
    VALUES
    (
        'WOO', 'Wet open overheid', date '2022-05-01', ARRAY['OperatorLicence'],
        ARRAY[
            'NONE', 'LICENCE_CHECK', 'LICENCE_ISSUANCE', 'LICENCE_WORKLIST',
            'DATA_SUBJECT_REQUEST', 'AUDIT', 'STATISTICS', 'RETENTION'
        ]
    ),
    (
        'AVG-32', 'General Data Protection Regulation, art. 5 (2) and 32', date '2018-05-25',
        ARRAY['Administration'], ARRAY['NONE', 'AUDIT']
    )
) AS new (code, instrument, in_force_from, types, purposes)
WHERE EXISTS (SELECT FROM access.legal_basis)
ON CONFLICT (code) DO NOTHING;
