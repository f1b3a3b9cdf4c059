-- End a municipal system. Pages.
--
-- $1 id      text
-- $2 act_id  uuid
UPDATE access.client
SET
    ended_at = now(),
    act_id = $2
WHERE id = $1
