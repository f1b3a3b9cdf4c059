-- One municipal system that may connect now; no row if there is none.
--
-- $1 id            text  the client_id claim of the token
--
-- => id            text
-- => organisation  text  OIN, twenty digits
-- => purposes      text[]
-- => documents     text  what it may send: ANY or TRUSTED
SELECT
    client.id,
    client.organisation,
    client.purposes,
    client.documents
FROM api.client_in_force AS client
WHERE client.id = $1
