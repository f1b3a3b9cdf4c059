-- The role whose rights acts are done with, the keys they are done under, and inspections.
--
-- It reads what the gateway reads, and writes what an act writes, column by column.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'registerpoort_acts') THEN
        CREATE ROLE registerpoort_acts NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

-- The embedded server made its login before there were acts; another server grants by hand.
DO $$
DECLARE
    login name;
BEGIN
    FOR login IN
        SELECT rolname FROM pg_roles
        WHERE rolname IN (current_user, 'registerpoort_login')
            AND NOT pg_has_role(rolname, 'registerpoort_acts', 'MEMBER')
    LOOP
        EXECUTE format('GRANT registerpoort_acts TO %I', login);
    END LOOP;
EXCEPTION
    WHEN unique_violation OR insufficient_privilege THEN NULL;
END
$$;

GRANT USAGE ON SCHEMA api, access, register TO registerpoort_acts;
GRANT INSERT ON access.disclosure_record, access.decision_record TO registerpoort_acts;

-- An act is done once under a key, however often it is sent.
--
-- digest  fingerprint of what was asked; another under the same key is refused
-- made    key of the record it made or changed
CREATE TABLE access.act_key (
    officer_id uuid NOT NULL REFERENCES access.officer,
    key uuid NOT NULL,
    act text NOT NULL,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    made text,
    done_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (officer_id, key)
);

GRANT SELECT, INSERT ON access.act_key TO registerpoort_acts;
GRANT UPDATE (made) ON access.act_key TO registerpoort_acts;

-- leads  whether the appointment is that of a team lead
ALTER TABLE access.appointment
ADD COLUMN leads boolean NOT NULL DEFAULT FALSE;

-- version  counts the changes, so that nobody overwrites what they did not see
ALTER TABLE register.inspection
ADD COLUMN opened_by uuid,
ADD COLUMN confirmed_by uuid CHECK (confirmed_by <> opened_by),
ADD COLUMN closed_by uuid,
ADD COLUMN version integer NOT NULL DEFAULT 1;

GRANT INSERT ON register.inspection, register.inspection_member TO registerpoort_acts;
GRANT SELECT (
    id, municipality, assigned_to, kind, opened_at, confirmed_at, closed_at, opened_by,
    operator_licence_number, version
) ON register.inspection TO registerpoort_acts;
GRANT UPDATE (confirmed_at, confirmed_by, closed_at, closed_by, outcome, report, version)
ON register.inspection TO registerpoort_acts;
GRANT SELECT, DELETE ON register.inspection_member TO registerpoort_acts;
