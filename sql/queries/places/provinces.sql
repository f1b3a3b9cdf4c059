-- The provinces of municipalities, in order.
--
-- => province  text
SELECT DISTINCT municipality.province
FROM register.municipality
ORDER BY municipality.province
