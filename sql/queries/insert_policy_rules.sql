-- Add the rules of a policy version, one array for each column, in order. Owner.
--
-- $1 version      int8
-- $2 ids          text[]
-- $3 roles        text[]
-- $4 homes        text[]
-- $5 records      text[]
-- $6 relations    text[]
-- $7 coordinates  text[]
-- $8 actions      text[]
-- $9 purposes     text[]
-- $10 since       text[]
-- $11 until       text[]
-- $12 effects     text[]
-- $13 bases       text[]
INSERT INTO access.policy_rule (
    version,
    id,
    role,
    home,
    record,
    relation,
    coordinate,
    action,
    purpose,
    since,
    until,
    eft,
    basis,
    position
)
SELECT
    $1 AS version,
    rule.*
FROM unnest(
    $2::text[],
    $3::text[],
    $4::text[],
    $5::text[],
    $6::text[],
    $7::text[],
    $8::text[],
    $9::text[],
    $10::text[],
    $11::text[],
    $12::text[],
    $13::text[]
) WITH ORDINALITY AS rule
