-- How many licence checks were answered on each day, in Amsterdam.
--
-- $1 first   date
-- $2 last    date
--
-- => day     date
-- => number  int8
WITH span AS (
    SELECT
        each.day::date AS day,
        each.day AT TIME ZONE 'Europe/Amsterdam' AS since,
        (each.day + interval '1 day') AT TIME ZONE 'Europe/Amsterdam' AS until
    FROM generate_series($1::date::timestamp, $2::date::timestamp, interval '1 day') AS each (day)
)

SELECT
    span.day,
    count(record.disclosed_at) AS number
FROM span
LEFT JOIN access.disclosure_record AS record
    ON record.root = 'Query.licenceCheck'
    AND span.since <= record.disclosed_at
    AND span.until > record.disclosed_at
GROUP BY span.day
ORDER BY span.day
