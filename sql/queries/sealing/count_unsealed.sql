-- How many records come after the last one that is sealed; one row.
--
-- $1 transaction  int8
-- $2 id           int8
--
-- => unsealed     int8
SELECT count(*) AS unsealed
FROM access.disclosure_record AS record
WHERE (record.transaction, record.id) > ($1, $2)
