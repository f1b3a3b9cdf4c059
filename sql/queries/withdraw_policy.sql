-- Withdraw a proposal that is not activated. Owner.
--
-- $1 version  int8
UPDATE access.policy_proposal
SET withdrawn_at = now()
WHERE version = $1
