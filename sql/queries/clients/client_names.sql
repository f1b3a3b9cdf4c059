-- The municipal systems that may connect, by name. Pages.
--
-- => id    text
-- => name  text
SELECT
    client.id,
    client.name
FROM access.client
WHERE client.ended_at IS NULL
ORDER BY lower(client.name), client.id
