-- What is proposed or approved for a municipal system, and not withdrawn. Pages.
--
-- $1 client  text
--
-- => sha256  text
SELECT document.sha256
FROM access.trusted_document AS document
WHERE document.client = $1 AND document.withdrawn_at IS NULL
