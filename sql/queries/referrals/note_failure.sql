-- Note that an attempt failed, and when the next one is due; after so many there is none. Outbox.
--
-- $1 id       uuid
-- $2 failure  text      code
-- $3 wait     interval
-- $4 tries    int4
--
-- => failed  bool  whether it is given up
UPDATE register.referral
SET
    failure = $2,
    attempts = attempts + 1,
    due_at = now() + $3,
    failed_at = CASE WHEN attempts + 1 >= $4 THEN now() END
WHERE id = $1
RETURNING failed_at IS NOT NULL AS failed
