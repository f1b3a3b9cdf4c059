-- The code of every safety region, in order. Owner.
--
-- => code  text
SELECT region.code
FROM register.safety_region AS region
ORDER BY region.code
