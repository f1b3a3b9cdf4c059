-- Who may ask, on which legal basis, and under which policy.
CREATE TABLE access.officer (
    id uuid PRIMARY KEY,
    subject text NOT NULL UNIQUE,
    name text NOT NULL
);

CREATE TABLE access.appointment (
    id uuid PRIMARY KEY,
    officer_id uuid NOT NULL REFERENCES access.officer,
    role text NOT NULL,
    municipality text REFERENCES register.municipality,
    police_unit text REFERENCES register.police_unit,
    valid_from date NOT NULL,
    valid_until date CHECK (valid_until >= valid_from),
    ended_at timestamptz,
    CHECK (num_nonnulls(municipality, police_unit) = 1)
);
CREATE INDEX appointment_officer ON access.appointment (officer_id);

CREATE TABLE access.client (
    id text PRIMARY KEY,
    name text NOT NULL,
    organisation text NOT NULL CHECK (organisation ~ '^[0-9]{20}$'),
    purposes text[] NOT NULL,
    ended_at timestamptz
);

CREATE TABLE access.legal_basis (
    code text PRIMARY KEY,
    instrument text NOT NULL,
    in_force_from date,
    in_force_until date CHECK (in_force_until >= in_force_from),
    types text[] NOT NULL,
    purposes text[] NOT NULL,
    synthetic_only boolean NOT NULL
);

CREATE TABLE access.policy_version (
    version bigint PRIMARY KEY,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE access.policy_rule (
    version bigint NOT NULL REFERENCES access.policy_version,
    position integer NOT NULL,
    id text NOT NULL,
    role text NOT NULL,
    home text NOT NULL,
    record text NOT NULL,
    relation text NOT NULL,
    coordinate text NOT NULL,
    action text NOT NULL,
    purpose text NOT NULL,
    since text NOT NULL,
    until text NOT NULL,
    eft text NOT NULL CHECK (eft IN ('allow', 'deny')),
    basis text NOT NULL,
    PRIMARY KEY (version, position),
    UNIQUE (version, id)
);

CREATE TABLE access.policy_group (
    version bigint NOT NULL REFERENCES access.policy_version,
    position integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('g', 'g2', 'g3', 'g4')),
    member text NOT NULL,
    belongs_to text NOT NULL,
    PRIMARY KEY (version, position)
);

-- One row: what every reading statement compares its plan with.
CREATE TABLE access.head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    policy_version bigint REFERENCES access.policy_version,
    reference_version bigint NOT NULL DEFAULT 1
);
INSERT INTO access.head DEFAULT VALUES;

-- Municipalities and legal bases shape the plans too, so a change of theirs moves the head.
CREATE FUNCTION access.advance_reference() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE access.head SET reference_version = reference_version + 1;
    RETURN NULL;
END
$$;

CREATE TRIGGER advance_reference
AFTER INSERT OR UPDATE OR DELETE ON register.municipality
FOR EACH STATEMENT EXECUTE FUNCTION access.advance_reference();

CREATE TRIGGER advance_reference
AFTER INSERT OR UPDATE OR DELETE ON register.municipality_succession
FOR EACH STATEMENT EXECUTE FUNCTION access.advance_reference();

CREATE TRIGGER advance_reference
AFTER INSERT OR UPDATE OR DELETE ON access.legal_basis
FOR EACH STATEMENT EXECUTE FUNCTION access.advance_reference();

-- A row that is not synthetic needs a statutory basis in force for its type.
CREATE FUNCTION access.require_legal_basis() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM access.legal_basis AS basis
        WHERE tg_argv[0] = any(basis.types)
            AND NOT basis.synthetic_only
            AND basis.in_force_from <= register.today()
            AND (basis.in_force_until IS NULL OR register.today() <= basis.in_force_until)
    ) THEN
        RAISE EXCEPTION 'no legal basis is in force for %: only synthetic rows are taken', tg_argv[0]
            USING ERRCODE = 'check_violation', CONSTRAINT = 'require_legal_basis';
    END IF;
    RETURN new;
END
$$;
