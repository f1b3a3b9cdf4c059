-- Keep what a session remembers.
--
-- $1 digest   text
-- $2 content  jsonb
UPDATE access.session
SET content = $2
WHERE digest = $1 AND ended_at IS NULL
