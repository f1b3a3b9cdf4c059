-- Change what a municipal system may ask. Pages.
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
UPDATE access.client
SET
    name = $2,
    organisation = $3,
    purposes = $4,
    documents = $5,
    document_fields = $6,
    document_depth = $7,
    root_fields = $8,
    act_id = $9
WHERE id = $1
