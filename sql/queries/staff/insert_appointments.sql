-- Appoint officers, each by an act.
--
-- $1 ids             uuid[]
-- $2 subjects        text[]
-- $3 roles           text[]
-- $4 municipalities  text[]  null for a police unit
-- $5 police_units    text[]  null for a municipality
-- $6 valid_from      date[]
-- $7 valid_until     date[]  the last day; null for none
-- $8 act_ids         uuid[]
INSERT INTO access.appointment (
    id,
    officer_id,
    role,
    municipality,
    police_unit,
    valid_from,
    valid_until,
    act_id
)
SELECT
    granted.id,
    officer.id AS officer_id,
    granted.role,
    granted.municipality,
    granted.police_unit,
    granted.valid_from,
    granted.valid_until,
    granted.act_id
FROM unnest(
    $1::uuid[],
    $2::text[],
    $3::text[],
    $4::text[],
    $5::text[],
    $6::date[],
    $7::date[],
    $8::uuid[]
) AS granted (
    id, subject, role, municipality, police_unit, valid_from, valid_until, act_id
)
INNER JOIN access.officer ON granted.subject = officer.subject
