-- Every succession as it is registered. Owner.
--
-- => succeeded_on  date
-- => kind          text
-- => from_code     text
-- => to_code       text
SELECT
    succession.succeeded_on,
    succession.kind,
    succession.from_code,
    succession.to_code
FROM register.municipality_succession AS succession
ORDER BY succession.from_code, succession.to_code
