-- Statistic: what was published, one row for each cell; nothing of it is about one person.
CREATE VIEW api.statistic AS
SELECT
    statistic.month,
    statistic.topic,
    statistic.category,
    statistic.area,
    statistic.value
FROM register.statistic
