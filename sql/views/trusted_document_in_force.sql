-- Guard: documents that a municipal system may name now.
CREATE VIEW api.trusted_document_in_force AS
SELECT
    document.client,
    document.sha256,
    document.content
FROM access.trusted_document AS document
WHERE document.approved_at IS NOT NULL AND document.withdrawn_at IS NULL
