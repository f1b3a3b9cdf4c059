-- A licence that an inspection has checked. Acts.
--
-- $1 inspection  uuid
-- $2 licence     text  number
--
-- => licence_number  text
SELECT DISTINCT recorded.licence_number
FROM register.recorded_check AS recorded
WHERE recorded.inspection_id = $1 AND recorded.licence_number = $2
