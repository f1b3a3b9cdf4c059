-- Propose a legal basis, by an act.
--
-- $1 id              uuid
-- $2 proposer_id     uuid
-- $3 proposed_act    uuid
-- $4 reason          text
-- $5 code            text
-- $6 instrument      text
-- $7 in_force_from   date
-- $8 in_force_until  date
-- $9 types           text[]
-- $10 purposes       text[]
-- $11 synthetic_only  bool
INSERT INTO access.legal_basis_proposal (
    id,
    proposer_id,
    proposed_act,
    reason,
    code,
    instrument,
    in_force_from,
    in_force_until,
    types,
    purposes,
    synthetic_only
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
