-- Say whether an objection to a decision is pending. Acts.
--
-- $1 id       uuid
-- $2 pending  bool
UPDATE register.decision
SET objection_pending = $2
WHERE id = $1
