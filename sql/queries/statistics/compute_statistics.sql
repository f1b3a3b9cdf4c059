-- What would be published of one month. Owner.
--
-- $1 month      date  its first day
-- $2 minimum    int4  fewest of anything that a cell may tell of
--
-- => month      date
-- => topic      text
-- => category   text
-- => area       text
-- => value      int4
SELECT
    $1::date AS month,
    told.topic,
    told.category,
    told.area,
    told.value
FROM register.compute_statistics($1, $2) AS told
ORDER BY told.topic, told.category, told.area
