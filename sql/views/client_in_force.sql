-- Guard: municipal systems that may connect now.
CREATE VIEW api.client_in_force AS
SELECT
    client.id,
    client.organisation,
    client.purposes,
    client.decides,
    client.documents,
    client.document_fields,
    client.document_depth,
    client.root_fields
FROM access.client
WHERE client.ended_at IS NULL
