-- How many licence checks were answered on each day that had any, in Amsterdam.
--
-- $1 since   timestamptz  from here on
--
-- => day     date
-- => number  int8
SELECT
    (record.disclosed_at AT TIME ZONE 'Europe/Amsterdam')::date AS day,
    count(*) AS number
FROM access.disclosure_record AS record
WHERE record.root = 'Query.licenceCheck' AND record.disclosed_at >= $1
GROUP BY day
ORDER BY day
