-- Everything that is known of one municipal system; no row if there is none. Pages.
--
-- $1 id  text
--
-- => id               text
-- => name             text
-- => organisation     text         OIN, twenty digits
-- => purposes         text[]
-- => documents        text         ANY or TRUSTED
-- => document_fields  int4         null for what every system may, as the next
-- => document_depth   int4
-- => root_fields      int4
-- => keys             text         JSON Web Key Set; null for none
-- => keys_address     text         null for none
-- => decides          bool
-- => used_on          date         last day on which it asked something; null if it never did
-- => ended_at         timestamptz  null while it may connect
SELECT
    client.id,
    client.name,
    client.organisation,
    client.purposes,
    client.documents,
    client.document_fields,
    client.document_depth,
    client.root_fields,
    client.keys::text AS keys,
    client.keys_address,
    client.decides,
    (
        SELECT max(client_use.used_on) FROM access.client_use
        WHERE client_use.client = client.id
    ) AS used_on,
    client.ended_at
FROM access.client
WHERE client.id = $1
