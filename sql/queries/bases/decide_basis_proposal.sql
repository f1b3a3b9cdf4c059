-- Decide a proposal, by an act; a confirmed one is in the register from now on.
--
-- $1 id           uuid
-- $2 outcome      text  CONFIRMED, REFUSED or WITHDRAWN
-- $3 decider_id   uuid
-- $4 decided_act  uuid
UPDATE access.legal_basis_proposal
SET outcome = $2, decider_id = $3, decided_act = $4
WHERE legal_basis_proposal.id = $1
