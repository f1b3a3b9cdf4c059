-- Take the oldest verification that was asked for and that nobody works on; one row, or none.
--
-- $1 silence  float8  seconds after which who began it counts as gone
--
-- => id       uuid
UPDATE access.disclosure_verification AS verification
SET seen_at = now()
WHERE verification.id = (
    SELECT asked.id FROM access.disclosure_verification AS asked
    WHERE asked.verdict IS NULL
        AND (asked.seen_at IS NULL OR asked.seen_at < now() - make_interval(secs => $1))
    ORDER BY asked.asked_at
    LIMIT 1
    FOR UPDATE SKIP LOCKED
)
RETURNING verification.id
