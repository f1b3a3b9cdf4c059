-- When a holder was born. Acts.
--
-- $1 id  uuid
--
-- => birth_date  date
SELECT holder.birth_date
FROM register.holder
WHERE holder.id = $1
