-- One municipal system that may connect now; no row if there is none.
--
-- $1 id  text  the client_id claim of the token
--
-- => id               text
-- => organisation     text  OIN, twenty digits
-- => purposes         text[]
-- => documents        text  what it may send: ANY or TRUSTED
-- => document_fields  int4  most fields of a document; null for what every system may, as the next
-- => document_depth   int4
-- => root_fields      int4
SELECT
    client.id,
    client.organisation,
    client.purposes,
    client.documents,
    client.document_fields,
    client.document_depth,
    client.root_fields
FROM api.client_in_force AS client
WHERE client.id = $1
