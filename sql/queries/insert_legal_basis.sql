-- Add a legal basis. Owner.
--
-- $1 code            text
-- $2 instrument      text
-- $3 in_force_from   date    null while it is not in force
-- $4 in_force_until  date    the last day
-- $5 types           text[]  names of GraphQL types
-- $6 purposes        text[]
-- $7 synthetic_only  bool
INSERT INTO access.legal_basis (
    code,
    instrument,
    in_force_from,
    in_force_until,
    types,
    purposes,
    synthetic_only
)
VALUES ($1, $2, $3, $4, $5, $6, $7)
