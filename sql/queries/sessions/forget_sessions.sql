-- Forget the sessions that can no longer be used by anybody.
--
-- $1 lifetime  float8  seconds after which a session has ended
DELETE FROM access.session
WHERE ended_at IS NOT NULL
    OR made_at < now() - make_interval(secs => $1)
    OR (officer_id IS NULL AND made_at < now() - interval '10 minutes')
