-- Approve a document; no row if it is decided already. Pages.
--
-- $1 id           uuid
-- $2 approved_by  uuid  an officer who did not propose it
--
-- => id           uuid
UPDATE access.trusted_document
SET
    approved_by = $2,
    approved_at = now()
WHERE id = $1 AND approved_at IS NULL AND withdrawn_at IS NULL
RETURNING trusted_document.id
