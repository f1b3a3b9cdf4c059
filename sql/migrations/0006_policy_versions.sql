-- The life of a policy version: proposed, submitted, approved by another, activated at a moment.
--
-- A version without a proposal is the one that the release shipped; it may only be the first.

CREATE TABLE access.policy_proposal (
    version bigint PRIMARY KEY REFERENCES access.policy_version,
    based_on bigint REFERENCES access.policy_version,
    title text NOT NULL,
    author_id uuid NOT NULL REFERENCES access.officer,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    submitted_at timestamptz,
    evidence jsonb,
    signature text CHECK (signature ~ '^[0-9a-f]{64}$'),
    withdrawn_at timestamptz,
    UNIQUE (version, author_id, signature),
    CHECK (num_nonnulls(submitted_at, evidence, signature) IN (0, 3))
);

-- The sentences that a version is tested with, as the author wrote them.
CREATE TABLE access.policy_case_file (
    version bigint NOT NULL REFERENCES access.policy_version,
    name text NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (version, name)
);

-- Who approves signs exactly what was submitted, and is never its author.
CREATE TABLE access.policy_approval (
    version bigint PRIMARY KEY,
    author_id uuid NOT NULL,
    signature text NOT NULL,
    approver_id uuid NOT NULL REFERENCES access.officer,
    approved_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (version, author_id, signature)
    REFERENCES access.policy_proposal (version, author_id, signature),
    CONSTRAINT approved_by_another CHECK (approver_id <> author_id)
);

CREATE TABLE access.policy_activation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version bigint NOT NULL REFERENCES access.policy_version,
    in_force_from timestamptz NOT NULL,
    officer_id uuid REFERENCES access.officer,
    decided_at timestamptz NOT NULL DEFAULT now(),
    called_off_at timestamptz
);

INSERT INTO access.policy_activation (version, in_force_from)
SELECT
    head.policy_version,
    now() AS in_force_from
FROM access.head
WHERE head.policy_version IS NOT NULL;

-- The head knows what comes next, so that every process sees the change at the same moment.
ALTER TABLE access.head ADD COLUMN next_version bigint;
ALTER TABLE access.head ADD COLUMN next_from timestamptz;

CREATE FUNCTION access.refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is kept as it was written', tg_table_name
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'kept_as_written';
END
$$;

-- Whether a version may still be changed: while it is the draft of a proposal, or new and unused.
CREATE FUNCTION access.is_draft(asked bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (
        SELECT FROM access.policy_proposal AS proposal
        WHERE proposal.version = asked
            AND (proposal.submitted_at IS NOT NULL OR proposal.withdrawn_at IS NOT NULL)
    ) AND NOT EXISTS (
        SELECT FROM access.policy_activation AS activation WHERE activation.version = asked
    )
$$;

CREATE FUNCTION access.require_draft() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF (tg_op <> 'INSERT' AND NOT access.is_draft(old.version))
        OR (tg_op <> 'DELETE' AND NOT access.is_draft(new.version))
    THEN
        RAISE EXCEPTION 'a version that was submitted never changes'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'only_drafts_change';
    END IF;
    RETURN coalesce(new, old);
END
$$;

CREATE TRIGGER only_drafts_change
BEFORE INSERT OR UPDATE OR DELETE ON access.policy_rule
FOR EACH ROW EXECUTE FUNCTION access.require_draft();

CREATE TRIGGER only_drafts_change
BEFORE INSERT OR UPDATE OR DELETE ON access.policy_group
FOR EACH ROW EXECUTE FUNCTION access.require_draft();

CREATE TRIGGER only_drafts_change
BEFORE INSERT OR UPDATE OR DELETE ON access.policy_case_file
FOR EACH ROW EXECUTE FUNCTION access.require_draft();

CREATE TRIGGER only_drafts_change
BEFORE UPDATE OR DELETE ON access.policy_version
FOR EACH ROW EXECUTE FUNCTION access.require_draft();

-- Of a proposal only the submission and the withdrawal are written later, each once.
CREATE FUNCTION access.require_open_proposal() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF (new.version, new.author_id, new.proposed_at)
        IS DISTINCT FROM (old.version, old.author_id, old.proposed_at)
        OR old.withdrawn_at IS NOT NULL
        OR (
            old.submitted_at IS NOT NULL
            AND (new.title, new.based_on, new.submitted_at, new.evidence, new.signature)
            IS DISTINCT FROM (
                old.title, old.based_on, old.submitted_at, old.evidence, old.signature
            )
        )
        OR (
            new.withdrawn_at IS NOT NULL
            AND EXISTS (
                SELECT FROM access.policy_activation AS activation
                WHERE activation.version = old.version AND activation.called_off_at IS NULL
            )
        )
    THEN
        RAISE EXCEPTION 'a proposal that was submitted never changes'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'only_drafts_change';
    END IF;
    RETURN new;
END
$$;

CREATE TRIGGER only_drafts_change
BEFORE UPDATE ON access.policy_proposal
FOR EACH ROW EXECUTE FUNCTION access.require_open_proposal();

CREATE TRIGGER kept_as_written
BEFORE DELETE ON access.policy_proposal
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();

CREATE TRIGGER kept_as_written
BEFORE UPDATE OR DELETE ON access.policy_approval
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();

CREATE TRIGGER kept_as_written
BEFORE DELETE ON access.policy_activation
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();

-- An activation needs an approval, comes after every other one, and moves the head by itself.
CREATE FUNCTION access.activate() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    held access.head;
    current bigint;
BEGIN
    SELECT * INTO STRICT held FROM access.head FOR UPDATE;
    current := CASE
        WHEN held.next_from <= now() THEN held.next_version ELSE held.policy_version
    END;
    IF NOT EXISTS (
        SELECT FROM access.policy_approval AS approval
        INNER JOIN access.policy_proposal AS proposal ON approval.version = proposal.version
        WHERE approval.version = new.version AND proposal.withdrawn_at IS NULL
    ) AND current IS NOT NULL THEN
        RAISE EXCEPTION 'a version is activated only after somebody else approved it'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'approved_by_another';
    END IF;
    IF current IS DISTINCT FROM (
        SELECT proposal.based_on FROM access.policy_proposal AS proposal
        WHERE proposal.version = new.version
    ) THEN
        RAISE EXCEPTION 'the version was compared with another than the one in force'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'compared_with_the_one_in_force';
    END IF;
    IF held.next_from > now() THEN
        RAISE EXCEPTION 'another version is to be in force from %', held.next_from
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'one_activation_at_a_time';
    END IF;
    UPDATE access.head SET
        policy_version = CASE
            WHEN new.in_force_from <= now() THEN new.version
            ELSE current
        END,
        next_version = CASE WHEN new.in_force_from > now() THEN new.version END,
        next_from = CASE WHEN new.in_force_from > now() THEN new.in_force_from END;
    RETURN new;
END
$$;

CREATE TRIGGER activate
BEFORE INSERT ON access.policy_activation
FOR EACH ROW EXECUTE FUNCTION access.activate();

-- Until its moment an activation may be called off.
CREATE FUNCTION access.call_off() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF old.called_off_at IS NOT NULL
        OR old.in_force_from <= now()
        OR new.called_off_at IS NULL
        OR (new.version, new.in_force_from, new.officer_id, new.decided_at)
        IS DISTINCT FROM (old.version, old.in_force_from, old.officer_id, old.decided_at)
    THEN
        RAISE EXCEPTION 'only an activation that is still to come is called off'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'kept_as_written';
    END IF;
    UPDATE access.head SET next_version = NULL, next_from = NULL
    WHERE next_version = old.version;
    RETURN new;
END
$$;

CREATE TRIGGER call_off
BEFORE UPDATE ON access.policy_activation
FOR EACH ROW EXECUTE FUNCTION access.call_off();
