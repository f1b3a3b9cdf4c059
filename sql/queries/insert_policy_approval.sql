-- Approve what was submitted of a policy version. Owner.
--
-- $1 version      int8
-- $2 author_id    uuid
-- $3 signature    text  of the evidence that was submitted
-- $4 approver_id  uuid
INSERT INTO access.policy_approval (version, author_id, signature, approver_id)
VALUES ($1, $2, $3, $4)
