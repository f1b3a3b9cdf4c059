-- Municipal systems by name. Pages.
--
-- $1 ended  bool  whether those that were ended are among them
--
-- => id    text
-- => name  text
SELECT
    client.id,
    client.name
FROM access.client
WHERE $1::bool OR client.ended_at IS NULL
ORDER BY lower(client.name), client.id
