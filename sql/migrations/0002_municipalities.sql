-- Municipalities by date, their successions, and the police units that cover them.
CREATE TABLE register.police_unit (
    code text PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE register.safety_region (
    code text PRIMARY KEY,
    police_unit text NOT NULL REFERENCES register.police_unit
);

CREATE TABLE register.municipality (
    code text PRIMARY KEY CHECK (code ~ '^GM[0-9]{4}$'),
    name text NOT NULL,
    province text NOT NULL,
    safety_region text REFERENCES register.safety_region,
    valid_from date NOT NULL,
    valid_until date CHECK (valid_until > valid_from),
    tooi text NOT NULL
);

CREATE TABLE register.municipality_succession (
    succeeded_on date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('MERGE_NEW', 'ABSORB', 'SPLIT')),
    from_code text NOT NULL REFERENCES register.municipality,
    to_code text NOT NULL REFERENCES register.municipality CHECK (to_code <> from_code),
    PRIMARY KEY (from_code, to_code)
);
