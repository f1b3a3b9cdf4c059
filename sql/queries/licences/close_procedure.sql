-- Close a procedure. Acts.
--
-- $1 id  uuid
UPDATE register.procedure
SET closed_at = now()
WHERE id = $1
