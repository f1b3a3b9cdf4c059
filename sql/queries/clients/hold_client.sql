-- One municipal system, held until the transaction ends; no row if there is none. Pages.
--
-- $1 id  text
--
-- => name             text
-- => organisation     text
-- => purposes         text[]
-- => documents        text
-- => document_fields  int4
-- => document_depth   int4
-- => root_fields      int4
-- => ended_at         timestamptz
SELECT
    client.name,
    client.organisation,
    client.purposes,
    client.documents,
    client.document_fields,
    client.document_depth,
    client.root_fields,
    client.ended_at
FROM access.client
WHERE client.id = $1
FOR UPDATE
