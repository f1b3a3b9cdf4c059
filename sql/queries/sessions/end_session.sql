-- End a session; what it remembered is emptied.
--
-- $1 digest  text
UPDATE access.session
SET ended_at = now(), id_token = NULL, content = '{}'
WHERE digest = $1 AND ended_at IS NULL
