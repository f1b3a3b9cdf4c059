-- Publish the month before this one, once its day has come.
--
-- $1 day      int4  day of the month on which the month before is published
-- $2 minimum  int4  fewest of anything that a cell may tell of; 10 or more
--
-- => cells    int4  null where it was published already; no row before its day
SELECT
    register.publish_statistics(
        (date_trunc('month', register.today()::timestamp) - interval '1 month')::date, $2
    ) AS cells
WHERE extract(DAY FROM register.today())::int4 >= $1
