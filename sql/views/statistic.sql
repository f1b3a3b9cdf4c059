-- Statistic: what was published, one row for each cell; nothing of it is about one person.
CREATE VIEW api.statistic AS
SELECT
    concat_ws(
        '/',
        to_char(statistic.month, 'YYYY-MM'),
        statistic.topic,
        statistic.category,
        statistic.area
    ) AS id,
    statistic.month,
    statistic.topic,
    statistic.category,
    statistic.area,
    statistic.value
FROM register.statistic
