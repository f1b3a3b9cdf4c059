-- What officers do to appointments, legal bases and municipalities: each act is written down with
-- its change, in one transaction, and never altered.
--
-- officer_id      who acted; null for the owner at the command line
-- appointment_id  the capacity that was acted in
-- what            what was done, in words of the register; no holder and no operator stands in it
-- transaction     ties the act to what was changed with it
CREATE TABLE access.act (
    id uuid PRIMARY KEY,
    officer_id uuid REFERENCES access.officer,
    appointment_id uuid REFERENCES access.appointment,
    kind text NOT NULL CHECK (kind ~ '^[A-Z]+(_[A-Z]+)*$'),
    what jsonb NOT NULL,
    acted_at timestamptz NOT NULL DEFAULT now(),
    trace_id text,
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    CHECK (num_nonnulls(officer_id, appointment_id) IN (0, 2))
);
CREATE INDEX act_moment ON access.act (acted_at DESC, id);

CREATE TRIGGER kept_as_written
BEFORE UPDATE OR DELETE ON access.act
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();

CREATE TRIGGER kept_whole
BEFORE TRUNCATE ON access.act
FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();

-- Who acts holds the appointment now, and keeps it until the act is done.
CREATE FUNCTION access.require_capacity() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF new.officer_id IS NULL AND current_user <> 'registerpoort_pages' THEN
        RETURN new;
    END IF;
    PERFORM FROM access.appointment AS held
    WHERE held.id = new.appointment_id
        AND held.officer_id = new.officer_id
        AND held.ended_at IS NULL
        AND held.valid_from <= register.today()
        AND (held.valid_until IS NULL OR register.today() <= held.valid_until)
    FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'an officer acts under an appointment in force'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'acts_in_capacity';
    END IF;
    RETURN new;
END
$$;

CREATE TRIGGER acts_in_capacity
BEFORE INSERT ON access.act
FOR EACH ROW EXECUTE FUNCTION access.require_capacity();

-- The act of this transaction by which something is changed, and who did it.
CREATE FUNCTION access.find_act(asked uuid) RETURNS access.act
LANGUAGE plpgsql STABLE AS $$
DECLARE
    done access.act;
BEGIN
    SELECT * INTO done FROM access.act AS act
    WHERE act.id = asked AND act.transaction = pg_current_xact_id_if_assigned();
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a change needs an act of the same transaction'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'changed_by_an_act';
    END IF;
    RETURN done;
END
$$;

-- Of an appointment the act that changed it last is known; nobody changes their own.
ALTER TABLE access.appointment ADD COLUMN act_id uuid;

CREATE FUNCTION access.require_act() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    done access.act;
BEGIN
    IF current_user = 'registerpoort_pages' THEN
        IF new.act_id IS NOT DISTINCT FROM old.act_id THEN
            RAISE EXCEPTION 'a change needs an act of the same transaction'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'changed_by_an_act';
        END IF;
        IF old.ended_at IS NOT NULL THEN
            RAISE EXCEPTION 'an appointment that was ended stays so'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'ended_for_good';
        END IF;
    END IF;
    IF new.act_id IS DISTINCT FROM old.act_id THEN
        done := access.find_act(new.act_id);
        IF done.officer_id = new.officer_id THEN
            RAISE EXCEPTION 'nobody changes their own appointment'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'not_of_oneself';
        END IF;
    END IF;
    RETURN new;
END
$$;

CREATE TRIGGER changed_by_an_act
BEFORE INSERT OR UPDATE ON access.appointment
FOR EACH ROW EXECUTE FUNCTION access.require_act();

-- The roles that stand alone: who holds one of them on a day holds no other role on that day.
CREATE FUNCTION access.stands_alone(role text) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN role IN (
    'functional_administrator', 'policy_author', 'policy_approver', 'auditor', 'dpo'
);

-- The days of an appointment; that on which it was ended is the last.
CREATE FUNCTION access.days_of(held access.appointment) RETURNS daterange
LANGUAGE sql STABLE
RETURN CASE
    WHEN (held.ended_at AT TIME ZONE 'Europe/Amsterdam')::date < held.valid_from
        THEN 'empty'::daterange
    ELSE daterange(
        held.valid_from,
        least(held.valid_until, (held.ended_at AT TIME ZONE 'Europe/Amsterdam')::date),
        '[]'
    )
END;

-- The officer is held first, so that of two grants at once the second sees the first. What only
-- gets shorter is let through: else what overlaps since before this rule could never be ended.
CREATE FUNCTION access.keep_duties_apart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, access AS $$
BEGIN
    IF tg_op = 'UPDATE' AND (new.officer_id, new.role) = (old.officer_id, old.role)
        AND access.days_of(new) <@ access.days_of(old)
    THEN
        RETURN NULL;
    END IF;
    PERFORM FROM access.officer WHERE officer.id = new.officer_id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT FROM access.appointment AS other
        WHERE other.officer_id = new.officer_id
            AND other.role <> new.role
            AND (access.stands_alone(new.role) OR access.stands_alone(other.role))
            AND access.days_of(other) && access.days_of(new)
    ) THEN
        RAISE EXCEPTION 'this role is not held together with another'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'duties_apart';
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER duties_apart
AFTER INSERT OR UPDATE ON access.appointment
FOR EACH ROW EXECUTE FUNCTION access.keep_duties_apart();

-- A legal basis as one officer wants it to be; another confirms it, and only then it is so.
--
-- replaces  the basis as it was when this was proposed; null for a new one
CREATE TABLE access.legal_basis_proposal (
    id uuid PRIMARY KEY,
    code text NOT NULL CHECK (code ~ '^[A-Z0-9][A-Z0-9-]*$'),
    instrument text NOT NULL,
    in_force_from date,
    in_force_until date,
    types text[] NOT NULL,
    purposes text[] NOT NULL,
    synthetic_only boolean NOT NULL,
    reason text NOT NULL,
    replaces jsonb,
    proposer_id uuid NOT NULL REFERENCES access.officer,
    proposed_act uuid NOT NULL REFERENCES access.act,
    outcome text CHECK (outcome IN ('CONFIRMED', 'REFUSED', 'WITHDRAWN')),
    decider_id uuid REFERENCES access.officer,
    decided_act uuid REFERENCES access.act,
    CHECK (in_force_until >= in_force_from),
    CHECK (in_force_until IS NULL OR in_force_from IS NOT NULL),
    CHECK (num_nonnulls(outcome, decider_id, decided_act) IN (0, 3)),
    CONSTRAINT decided_by_another CHECK (
        CASE outcome
            WHEN 'WITHDRAWN' THEN decider_id = proposer_id
            ELSE decider_id <> proposer_id
        END
    )
);

CREATE FUNCTION access.propose_basis() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF (access.find_act(new.proposed_act)).officer_id IS DISTINCT FROM new.proposer_id
        OR new.outcome IS NOT NULL
    THEN
        RAISE EXCEPTION 'a proposal begins open, by the act of who proposes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'changed_by_an_act';
    END IF;
    new.replaces := (
        SELECT to_jsonb(basis) FROM access.legal_basis AS basis WHERE basis.code = new.code
    );
    RETURN new;
END
$$;

CREATE TRIGGER propose_basis
BEFORE INSERT ON access.legal_basis_proposal
FOR EACH ROW EXECUTE FUNCTION access.propose_basis();

-- Deciding is the one change of a proposal; confirming writes the basis.
CREATE FUNCTION access.decide_basis() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, access AS $$
DECLARE
    decision text[] := '{outcome,decider_id,decided_act}';
BEGIN
    IF old.outcome IS NOT NULL OR to_jsonb(new) - decision <> to_jsonb(old) - decision THEN
        RAISE EXCEPTION 'a proposal is decided once, as it was written'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'kept_as_written';
    END IF;
    IF (access.find_act(new.decided_act)).officer_id IS DISTINCT FROM new.decider_id THEN
        RAISE EXCEPTION 'who decides is who acts'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'changed_by_an_act';
    END IF;
    IF new.outcome = 'CONFIRMED' THEN
        PERFORM FROM access.head FOR UPDATE;
        IF old.replaces IS DISTINCT FROM (
            SELECT to_jsonb(basis) FROM access.legal_basis AS basis WHERE basis.code = old.code
        ) THEN
            RAISE EXCEPTION 'the basis is not what it was when this was proposed'
                USING ERRCODE = 'restrict_violation', CONSTRAINT = 'basis_unchanged';
        END IF;
        INSERT INTO access.legal_basis AS basis (
            code, instrument, in_force_from, in_force_until, types, purposes, synthetic_only
        )
        VALUES (
            new.code, new.instrument, new.in_force_from, new.in_force_until, new.types,
            new.purposes, new.synthetic_only
        )
        ON CONFLICT (code) DO UPDATE SET
            instrument = excluded.instrument,
            in_force_from = excluded.in_force_from,
            in_force_until = excluded.in_force_until,
            types = excluded.types,
            purposes = excluded.purposes,
            synthetic_only = excluded.synthetic_only;
    END IF;
    RETURN new;
END
$$;

CREATE TRIGGER decide_basis
BEFORE UPDATE ON access.legal_basis_proposal
FOR EACH ROW EXECUTE FUNCTION access.decide_basis();

CREATE TRIGGER kept_as_written
BEFORE DELETE ON access.legal_basis_proposal
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();

GRANT SELECT ON access.act, access.legal_basis_proposal TO registerpoort_pages;
GRANT INSERT (id, officer_id, appointment_id, kind, what, trace_id)
ON access.act TO registerpoort_pages;

-- Whoever may rename an officer may hold the row, too.
GRANT INSERT, UPDATE (name) ON access.officer TO registerpoort_pages;
GRANT INSERT, UPDATE (valid_until, ended_at, act_id) ON access.appointment TO registerpoort_pages;

GRANT INSERT (
    id, code, instrument, in_force_from, in_force_until, types, purposes, synthetic_only, reason,
    proposer_id, proposed_act
) ON access.legal_basis_proposal TO registerpoort_pages;
GRANT UPDATE (outcome, decider_id, decided_act)
ON access.legal_basis_proposal TO registerpoort_pages;

GRANT INSERT, UPDATE (name, province, safety_region, valid_from, valid_until, tooi)
ON register.municipality TO registerpoort_pages;
GRANT INSERT, UPDATE (succeeded_on, kind)
ON register.municipality_succession TO registerpoort_pages;

-- Records of a municipality that was split wait until they are assigned to a successor. Its
-- administrators see how many there are and assign them; they see none of them.
CREATE FUNCTION access.require_heir(gone text, acting uuid) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM access.appointment AS held
        INNER JOIN register.municipality_succession AS succession
            ON held.municipality = succession.to_code
        WHERE held.id = acting
            AND held.role = 'functional_administrator'
            AND held.ended_at IS NULL
            AND held.valid_from <= register.today()
            AND (held.valid_until IS NULL OR register.today() <= held.valid_until)
            AND succession.from_code = gone
            AND succession.kind = 'SPLIT'
            AND succession.succeeded_on <= register.today()
    ) THEN
        RAISE EXCEPTION 'only an administrator of a successor sees to these records'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'seen_to_by_an_heir';
    END IF;
END
$$;

-- How many records there are of each kind, unassigned and by successor. One to four are not told
-- apart: so few would say something of a person. Operator licences are public and counted exactly.
CREATE FUNCTION access.count_split_records(gone text, acting uuid)
RETURNS TABLE (kind text, assigned_to text, records bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM access.require_heir(gone, acting);
    RETURN QUERY
    WITH place AS (
        SELECT gone AS code
        UNION ALL
        SELECT succession.to_code
        FROM register.municipality_succession AS succession
        WHERE succession.from_code = gone AND succession.kind = 'SPLIT'
    ),

    counted AS (
        SELECT 'LICENCE' AS kind, place.code, (
            SELECT count(*) FROM register.licence AS r
            WHERE coalesce(r.assigned_to, r.municipality) = place.code AND r.municipality = gone
        ) AS number
        FROM place
        UNION ALL
        SELECT 'OPERATOR_LICENCE', place.code, (
            SELECT count(*) FROM register.operator_licence AS r
            WHERE coalesce(r.assigned_to, r.municipality) = place.code AND r.municipality = gone
        )
        FROM place
        UNION ALL
        SELECT 'INSPECTION', place.code, (
            SELECT count(*) FROM register.inspection AS r
            WHERE coalesce(r.assigned_to, r.municipality) = place.code AND r.municipality = gone
        )
        FROM place
        UNION ALL
        SELECT 'ANNOTATION', place.code, (
            SELECT count(*) FROM register.annotation AS r
            WHERE coalesce(r.assigned_to, r.municipality) = place.code AND r.municipality = gone
        )
        FROM place
    )

    SELECT
        counted.kind,
        nullif(counted.code, gone),
        CASE
            WHEN counted.number BETWEEN 1 AND 4 AND counted.kind <> 'OPERATOR_LICENCE' THEN NULL
            ELSE counted.number
        END
    FROM counted;
END
$$;

-- Assign what is unassigned: all of it, or what belongs to one operator licence. What was assigned
-- once stays. Tells whether there was anything.
CREATE FUNCTION access.assign_split_records(gone text, heir text, operator_number text, act_id uuid)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    assigned bigint := 0;
    moved bigint;
BEGIN
    PERFORM access.require_heir(gone, (access.find_act(act_id)).appointment_id);
    PERFORM FROM register.municipality AS split WHERE split.code = gone FOR NO KEY UPDATE;
    IF NOT EXISTS (
        SELECT FROM register.municipality_succession AS succession
        WHERE succession.from_code = gone
            AND succession.to_code = heir
            AND succession.kind = 'SPLIT'
            AND succession.succeeded_on <= register.today()
    ) THEN
        RAISE EXCEPTION 'records are assigned to a successor'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'assigned_to_an_heir';
    END IF;

    UPDATE register.annotation SET assigned_to = heir
    WHERE coalesce(assigned_to, municipality) = gone AND assigned_to IS NULL
        AND (
            operator_number IS NULL
            OR operator_licence_number = operator_number
            OR inspection_id IN (
                SELECT inspection.id FROM register.inspection
                WHERE inspection.operator_licence_number = operator_number
            )
        );
    GET DIAGNOSTICS moved = ROW_COUNT;
    assigned := assigned + moved;

    UPDATE register.inspection SET assigned_to = heir
    WHERE coalesce(assigned_to, municipality) = gone AND assigned_to IS NULL
        AND (operator_number IS NULL OR operator_licence_number = operator_number);
    GET DIAGNOSTICS moved = ROW_COUNT;
    assigned := assigned + moved;

    UPDATE register.operator_licence SET assigned_to = heir
    WHERE coalesce(assigned_to, municipality) = gone AND assigned_to IS NULL
        AND (operator_number IS NULL OR number = operator_number);
    GET DIAGNOSTICS moved = ROW_COUNT;
    assigned := assigned + moved;

    UPDATE register.licence SET assigned_to = heir
    WHERE coalesce(assigned_to, municipality) = gone AND assigned_to IS NULL
        AND operator_number IS NULL;
    GET DIAGNOSTICS moved = ROW_COUNT;
    RETURN assigned + moved > 0;
END
$$;

REVOKE EXECUTE ON FUNCTION access.count_split_records(text, uuid) FROM public;
REVOKE EXECUTE ON FUNCTION access.assign_split_records(text, text, text, uuid) FROM public;
GRANT EXECUTE ON FUNCTION access.count_split_records(text, uuid) TO registerpoort_pages;
GRANT EXECUTE ON FUNCTION access.assign_split_records(text, text, text, uuid)
TO registerpoort_pages;
