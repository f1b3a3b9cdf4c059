-- What can be found under a category, in order. Acts.
--
-- $1 category  text
--
-- => finding  text
SELECT finding.finding
FROM register.finding
WHERE finding.category = $1
ORDER BY finding.finding
