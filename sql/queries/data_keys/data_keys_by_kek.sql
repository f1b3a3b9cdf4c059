-- How many data keys are wrapped under each key-encryption key, in order of its id.
--
-- => kek        text
-- => data_keys  int8
SELECT
    data_key.kek,
    count(*) AS data_keys
FROM register.data_key
GROUP BY data_key.kek
ORDER BY data_key.kek
