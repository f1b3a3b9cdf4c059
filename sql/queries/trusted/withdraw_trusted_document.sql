-- Withdraw a document; no row if it is withdrawn already. Pages.
--
-- $1 id            uuid
-- $2 withdrawn_by  uuid  an officer
--
-- => id            uuid
UPDATE access.trusted_document
SET
    withdrawn_by = $2,
    withdrawn_at = now()
WHERE id = $1 AND withdrawn_at IS NULL
RETURNING trusted_document.id
