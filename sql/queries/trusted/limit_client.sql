-- Say what a municipal system may send; no row if there is no such system. Pages.
--
-- $1 id         text
-- $2 documents  text  ANY or TRUSTED
--
-- => id         text
UPDATE access.client
SET documents = $2
WHERE id = $1 AND ended_at IS NULL
RETURNING client.id
