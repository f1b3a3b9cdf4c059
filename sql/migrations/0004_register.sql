-- The register: licences and their holders, operators, inspections, annotations.
--
-- municipality  the municipality that made the record; never changed
-- assigned_to   after a split, the successor that the record was assigned to
-- subject       pseudonym of the data subject, made outside the database
-- synthetic     made up for demonstration or test
CREATE TABLE register.holder (
    id uuid PRIMARY KEY,
    given_names text NOT NULL,
    family_name text NOT NULL,
    birth_date date NOT NULL,
    bsn text NOT NULL CHECK (bsn ~ '^[0-9]{9}$'),
    work_phone text,
    correspondence_address text,
    subject text NOT NULL UNIQUE,
    synthetic boolean NOT NULL
);

CREATE TABLE register.licence (
    number text PRIMARY KEY CHECK (length(number) = 10),
    holder_id uuid NOT NULL REFERENCES register.holder,
    status text NOT NULL CHECK (
        status IN ('GRANTED', 'SUSPENDED', 'REVOKED', 'EXPIRED', 'WITHDRAWN')
    ),
    valid_from date NOT NULL,
    valid_until date NOT NULL CHECK (valid_until >= valid_from),
    municipality text NOT NULL REFERENCES register.municipality,
    assigned_to text REFERENCES register.municipality,
    subject text NOT NULL,
    synthetic boolean NOT NULL
);
CREATE INDEX licence_holder ON register.licence (holder_id);
CREATE INDEX licence_worklist ON register.licence (coalesce(assigned_to, municipality), number);

CREATE TABLE register.photo (
    licence_number text PRIMARY KEY REFERENCES register.licence,
    content_type text NOT NULL CHECK (content_type IN ('image/jpeg', 'image/png')),
    content bytea NOT NULL
);

CREATE TABLE register.interview (
    licence_number text PRIMARY KEY REFERENCES register.licence,
    held_on date NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('SELF_RELIANT', 'NOT_SELF_RELIANT')),
    report text NOT NULL
);

CREATE TABLE register.decision (
    id uuid PRIMARY KEY,
    licence_number text NOT NULL REFERENCES register.licence,
    kind text NOT NULL CHECK (
        kind IN ('GRANT', 'RENEW', 'SUSPEND', 'LIFT', 'REVOKE', 'WITHDRAW')
    ),
    ground text NOT NULL,
    decided_on date NOT NULL,
    objection_pending boolean NOT NULL
);
CREATE INDEX decision_licence ON register.decision (licence_number, decided_on DESC, id DESC);

CREATE TABLE register.operator_licence (
    number text PRIMARY KEY,
    trade_name text NOT NULL,
    business_type text NOT NULL CHECK (
        business_type IN (
            'WINDOW', 'CLUB', 'PRIVATE_HOUSE', 'ESCORT', 'STREET_ZONE', 'MASSAGE_SALON', 'OTHER'
        )
    ),
    premises text NOT NULL,
    municipality text NOT NULL REFERENCES register.municipality,
    assigned_to text REFERENCES register.municipality,
    status text NOT NULL CHECK (
        status IN ('GRANTED', 'SUSPENDED', 'REVOKED', 'EXPIRED', 'WITHDRAWN')
    ),
    valid_from date NOT NULL,
    valid_until date NOT NULL CHECK (valid_until >= valid_from),
    conditions text[] NOT NULL,
    subject text NOT NULL,
    synthetic boolean NOT NULL
);
CREATE INDEX operator_licence_municipality
ON register.operator_licence (municipality, number);
CREATE INDEX operator_licence_place
ON register.operator_licence (coalesce(assigned_to, municipality), number);

CREATE TABLE register.operator_person (
    id uuid PRIMARY KEY,
    operator_licence_number text NOT NULL REFERENCES register.operator_licence,
    capacity text NOT NULL CHECK (capacity IN ('OPERATOR', 'MANAGER')),
    given_names text NOT NULL,
    family_name text NOT NULL,
    birth_date date NOT NULL,
    synthetic boolean NOT NULL
);
CREATE INDEX operator_person_licence ON register.operator_person (
    operator_licence_number, capacity, id
);

CREATE TABLE register.measure (
    id uuid PRIMARY KEY,
    operator_licence_number text NOT NULL REFERENCES register.operator_licence,
    kind text NOT NULL CHECK (kind IN ('WARNING', 'PENALTY', 'CLOSURE', 'REVOCATION')),
    ground text NOT NULL,
    imposed_on date NOT NULL,
    lifted_on date CHECK (lifted_on >= imposed_on)
);
CREATE INDEX measure_licence ON register.measure (
    operator_licence_number, imposed_on DESC, id DESC
);

CREATE TABLE register.inspection (
    id uuid PRIMARY KEY,
    municipality text NOT NULL REFERENCES register.municipality,
    assigned_to text REFERENCES register.municipality,
    kind text NOT NULL CHECK (
        kind IN ('ROUTINE', 'UNLICENSED_PREMISES', 'ADVERTISEMENT', 'JOINT', 'FOLLOW_UP')
    ),
    opened_at timestamptz NOT NULL,
    confirmed_at timestamptz CHECK (confirmed_at >= opened_at),
    closed_at timestamptz CHECK (closed_at >= opened_at),
    legal_ground text NOT NULL,
    place text NOT NULL,
    operator_licence_number text REFERENCES register.operator_licence,
    outcome text CHECK (
        outcome IN (
            'NO_IRREGULARITY',
            'IRREGULARITY_OPERATOR',
            'IRREGULARITY_LICENCE',
            'REFERRED',
            'ABORTED'
        )
    ),
    report text,
    synthetic boolean NOT NULL
);
CREATE INDEX inspection_place
ON register.inspection (coalesce(assigned_to, municipality), opened_at DESC, id DESC);

CREATE TABLE register.inspection_member (
    inspection_id uuid NOT NULL REFERENCES register.inspection,
    appointment_id uuid NOT NULL REFERENCES access.appointment,
    PRIMARY KEY (inspection_id, appointment_id)
);

CREATE TABLE register.recorded_check (
    id uuid PRIMARY KEY,
    inspection_id uuid NOT NULL REFERENCES register.inspection,
    licence_number text REFERENCES register.licence,
    result text NOT NULL CHECK (result IN ('VALID', 'NOT_VALID')),
    reason text CHECK (reason IN ('EXPIRED', 'SUSPENDED', 'REVOKED')),
    checked_at timestamptz NOT NULL
);
CREATE INDEX recorded_check_inspection ON register.recorded_check (
    inspection_id, checked_at DESC, id DESC
);

CREATE TABLE register.annotation (
    id uuid PRIMARY KEY,
    track text NOT NULL CHECK (track IN ('LICENSING', 'ILLEGAL_OPERATION')),
    category text NOT NULL,
    finding text NOT NULL,
    text text,
    made_at timestamptz NOT NULL,
    municipality text NOT NULL REFERENCES register.municipality,
    assigned_to text REFERENCES register.municipality,
    author_id uuid NOT NULL REFERENCES access.officer,
    disputed boolean NOT NULL,
    restricted boolean NOT NULL,
    superseded_by uuid REFERENCES register.annotation,
    retain_until date NOT NULL,
    licence_number text REFERENCES register.licence,
    operator_licence_number text REFERENCES register.operator_licence,
    place text,
    inspection_id uuid NOT NULL REFERENCES register.inspection,
    subject text,
    synthetic boolean NOT NULL,
    CHECK (
        CASE track
            WHEN 'LICENSING' THEN
                licence_number IS NOT NULL
                AND num_nonnulls(operator_licence_number, place) = 0
                AND category IN (
                    'LICENCE_NOT_SHOWN', 'PHOTO_MISMATCH', 'NUMBER_MISUSED',
                    'EXPIRED_IN_USE', 'CONDITION_NOT_MET', 'CLOSED'
                )
            ELSE
                licence_number IS NULL
                AND num_nonnulls(operator_licence_number, place) >= 1
                AND category IN (
                    'OPERATOR_UNLICENSED', 'PREMISES_UNLICENSED', 'OPERATOR_UNLICENSED_WORKER',
                    'ADVERTISEMENT_WITHOUT_NUMBER', 'OPERATOR_OBSTRUCTION', 'CLOSED'
                )
        END
    )
);
CREATE INDEX annotation_licence ON register.annotation (licence_number, made_at DESC, id DESC)
WHERE licence_number IS NOT NULL;
CREATE INDEX annotation_operator_licence
ON register.annotation (operator_licence_number, made_at DESC, id DESC)
WHERE operator_licence_number IS NOT NULL;
CREATE INDEX annotation_place
ON register.annotation (coalesce(assigned_to, municipality), made_at DESC, id DESC);
CREATE INDEX annotation_inspection ON register.annotation (inspection_id, made_at DESC, id DESC);

-- The cases that make a purpose concrete, beside inspections.
CREATE TABLE register.procedure (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('APPLICATION', 'DECISION')),
    municipality text NOT NULL REFERENCES register.municipality,
    licence_number text REFERENCES register.licence,
    operator_licence_number text REFERENCES register.operator_licence,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz CHECK (closed_at >= opened_at),
    CHECK (num_nonnulls(licence_number, operator_licence_number) = 1)
);

CREATE TABLE register.subject_request (
    id uuid PRIMARY KEY,
    municipality text NOT NULL REFERENCES register.municipality,
    holder_id uuid NOT NULL REFERENCES register.holder,
    opened_at timestamptz NOT NULL,
    identified_at timestamptz CHECK (identified_at >= opened_at),
    closed_at timestamptz CHECK (closed_at >= opened_at)
);

CREATE TABLE register.mandate (
    id uuid PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('AUDIT', 'STATISTICS', 'RETENTION')),
    appointment_id uuid NOT NULL REFERENCES access.appointment,
    valid_from date NOT NULL,
    valid_until date NOT NULL CHECK (valid_until >= valid_from)
);

CREATE TRIGGER require_legal_basis BEFORE INSERT OR UPDATE ON register.holder
FOR EACH ROW WHEN (NOT new.synthetic) EXECUTE FUNCTION access.require_legal_basis('Holder');
CREATE TRIGGER require_legal_basis BEFORE INSERT OR UPDATE ON register.licence
FOR EACH ROW WHEN (NOT new.synthetic) EXECUTE FUNCTION access.require_legal_basis('Licence');
CREATE TRIGGER require_legal_basis
BEFORE INSERT OR UPDATE ON register.operator_licence
FOR EACH ROW WHEN (NOT new.synthetic) EXECUTE FUNCTION access.require_legal_basis(
    'OperatorLicence'
);
CREATE TRIGGER require_legal_basis BEFORE INSERT OR UPDATE ON register.operator_person
FOR EACH ROW WHEN (NOT new.synthetic) EXECUTE FUNCTION access.require_legal_basis('OperatorPerson');
CREATE TRIGGER require_legal_basis BEFORE INSERT OR UPDATE ON register.inspection
FOR EACH ROW WHEN (NOT new.synthetic) EXECUTE FUNCTION access.require_legal_basis('Inspection');
CREATE TRIGGER require_legal_basis BEFORE INSERT OR UPDATE ON register.annotation
FOR EACH ROW WHEN (NOT new.synthetic) EXECUTE FUNCTION access.require_legal_basis('Annotation');
