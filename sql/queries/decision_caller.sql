-- Whether a municipal system may ask for decisions, and what is in force; one row.
--
-- $1 client             text  the client_id claim of the token
--
-- => policy_version     int8  null before the first policy is activated
-- => reference_version  int8  moves with municipalities and legal bases
-- => organisation       text  OIN, twenty digits; null if the system may not connect
-- => decides            bool  null if the system may not connect
SELECT
    head.policy_version,
    head.reference_version,
    client.organisation,
    client.decides
FROM api.head
LEFT JOIN api.client_in_force AS client ON client.id = $1
