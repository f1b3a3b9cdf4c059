-- Hold a proposal, so that it is decided once.
--
-- $1 id  uuid
--
-- => id  uuid  no row where there is none
SELECT proposal.id
FROM access.legal_basis_proposal AS proposal
WHERE proposal.id = $1
FOR UPDATE
