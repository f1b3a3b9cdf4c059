-- When a holder was born, sealed. Acts.
--
-- $1 id  uuid
--
-- => birth_date  bytea
SELECT holder.birth_date
FROM register.holder
WHERE holder.id = $1
