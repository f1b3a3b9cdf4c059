-- The last day on which each municipal system asked something, of those that did. Pages.
--
-- => client   text
-- => used_on  date
SELECT
    client_use.client,
    max(client_use.used_on) AS used_on
FROM access.client_use
GROUP BY client_use.client
ORDER BY client_use.client
