-- The successions in which a municipality took part, oldest first.
--
-- $1 code  text
--
-- => succeeded_on  date
-- => kind          text  MERGE_NEW, ABSORB or SPLIT
-- => from_code     text
-- => to_code       text
SELECT
    succession.succeeded_on,
    succession.kind,
    succession.from_code,
    succession.to_code
FROM register.municipality_succession AS succession
WHERE $1::text IN (succession.from_code, succession.to_code)
ORDER BY succession.succeeded_on, succession.from_code, succession.to_code
