-- Say what a municipal system may send; no row if there is no such system. Pages.
--
-- $1 id         text
-- $2 documents  text  ANY or TRUSTED
-- $3 act_id     uuid
--
-- => id         text
UPDATE access.client
SET
    documents = $2,
    act_id = $3
WHERE id = $1 AND ended_at IS NULL
RETURNING client.id
