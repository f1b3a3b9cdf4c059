-- How many decisions were refusals on each day that had any, in Amsterdam, by outcome.
--
-- $1 first    date
-- $2 last     date
--
-- => day      date
-- => outcome  text
-- => number   int8
WITH span AS (
    SELECT
        each.day::date AS day,
        each.day AT TIME ZONE 'Europe/Amsterdam' AS since,
        (each.day + interval '1 day') AT TIME ZONE 'Europe/Amsterdam' AS until
    FROM generate_series($1::date::timestamp, $2::date::timestamp, interval '1 day') AS each (day)
)

SELECT
    span.day,
    record.outcome,
    count(*) AS number
FROM span
INNER JOIN access.decision_record AS record
    ON record.outcome <> 'OK'
    AND span.since <= record.decided_at
    AND span.until > record.decided_at
GROUP BY span.day, record.outcome
ORDER BY span.day, record.outcome
