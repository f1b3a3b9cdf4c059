-- Publish one month. Owner.
--
-- $1 month    date  its first day
-- $2 minimum  int4  fewest of anything that a cell may tell of; 10 or more
--
-- => cells    int4  null where it was published already, or is at this moment
SELECT register.publish_statistics($1, $2) AS cells
