-- Municipalities that were split, and who took over from them, in order of code.
--
-- => code          text
-- => name          text
-- => succeeded_on  date
-- => heirs         text[]  codes of the successors, in order
SELECT
    municipality.code,
    municipality.name,
    succession.succeeded_on,
    array_agg(succession.to_code ORDER BY succession.to_code) AS heirs
FROM register.municipality_succession AS succession
INNER JOIN register.municipality ON succession.from_code = municipality.code
WHERE succession.kind = 'SPLIT' AND succession.succeeded_on <= register.today()
GROUP BY municipality.code, municipality.name, succession.succeeded_on
ORDER BY municipality.code
