-- One trusted document that a municipal system may name now; no row if it has no such document.
--
-- $1 client   text  the client_id claim of the token; null where there is none
-- $2 sha256   text
--
-- => content  text
SELECT document.content
FROM api.trusted_document_in_force AS document
WHERE document.client = $1 AND document.sha256 = $2
