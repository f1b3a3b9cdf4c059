-- What was published of one month, in order.
--
-- $1 month      date  its first day
--
-- => month      date
-- => topic      text
-- => category   text
-- => area       text
-- => value      int4
SELECT
    statistic.month,
    statistic.topic,
    statistic.category,
    statistic.area,
    statistic.value
FROM api.statistic
WHERE statistic.month = $1
ORDER BY statistic.topic, statistic.category, statistic.area
