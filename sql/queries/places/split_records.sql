-- How many records of a municipality that was split are assigned to whom.
--
-- $1 gone            text  its code
-- $2 appointment_id  uuid  of an administrator of a successor
--
-- => kind         text  LICENCE, OPERATOR_LICENCE, INSPECTION or ANNOTATION
-- => assigned_to  text  null for those that wait
-- => records      int8  null for one to four, except of operator licences
SELECT
    counted.kind,
    counted.assigned_to,
    counted.records
FROM access.count_split_records($1::text, $2::uuid) AS counted
ORDER BY counted.kind, counted.assigned_to NULLS FIRST
