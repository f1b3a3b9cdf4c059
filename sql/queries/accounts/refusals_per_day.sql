-- How many decisions were refusals on each day that had any, in Amsterdam, by outcome.
--
-- $1 since    timestamptz  from here on
--
-- => day      date
-- => outcome  text
-- => number   int8
SELECT
    (record.decided_at AT TIME ZONE 'Europe/Amsterdam')::date AS day,
    record.outcome,
    count(*) AS number
FROM access.decision_record AS record
WHERE record.outcome <> 'OK' AND record.decided_at >= $1
GROUP BY (record.decided_at AT TIME ZONE 'Europe/Amsterdam')::date, record.outcome
ORDER BY day, record.outcome
