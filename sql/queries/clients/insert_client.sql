-- Register a municipal system; no row if the identifier is taken. Pages.
--
-- $1 id               text
-- $2 name             text
-- $3 organisation     text    OIN, twenty digits
-- $4 purposes         text[]
-- $5 documents        text    ANY or TRUSTED
-- $6 document_fields  int4    null for what every system may, as the next
-- $7 document_depth   int4
-- $8 root_fields      int4
-- $9 act_id           uuid
--
-- => id               text
INSERT INTO access.client (
    id, name, organisation, purposes, documents, document_fields, document_depth, root_fields,
    act_id
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (id) DO NOTHING
RETURNING client.id
