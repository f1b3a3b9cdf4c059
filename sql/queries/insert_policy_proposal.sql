-- Propose a policy version: it is a draft of this author. Owner.
--
-- $1 version    int8
-- $2 title      text
-- $3 author_id  uuid
INSERT INTO access.policy_proposal (version, title, author_id)
VALUES ($1, $2, $3)
