-- Give a draft another title. Owner.
--
-- $1 version  int8
-- $2 title    text
UPDATE access.policy_proposal
SET title = $2
WHERE version = $1
