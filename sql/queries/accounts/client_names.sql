-- The municipal systems, also those that may not connect any more, by name.
--
-- => id    text
-- => name  text
SELECT
    client.id,
    client.name
FROM access.client
ORDER BY client.name, client.id
