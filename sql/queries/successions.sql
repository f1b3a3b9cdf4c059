-- Every succession of municipalities, oldest first.
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
FROM api.succession
ORDER BY succession.succeeded_on, succession.from_code, succession.to_code
