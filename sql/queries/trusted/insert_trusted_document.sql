-- Keep a proposed document; no row if this text is proposed or approved already. Pages.
--
-- $1 client       text
-- $2 sha256       text  of the text in UTF-8
-- $3 content      text
-- $4 name         text
-- $5 proposed_by  uuid  an officer
--
-- => id           uuid
INSERT INTO access.trusted_document (client, sha256, content, name, proposed_by)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (client, sha256) WHERE withdrawn_at IS NULL DO NOTHING
RETURNING trusted_document.id
