-- The months that were published, the newest first; of a month without any cell there is none.
--
-- => month  date
SELECT DISTINCT statistic.month
FROM api.statistic
ORDER BY statistic.month DESC
