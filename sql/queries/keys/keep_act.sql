-- Keep what was made under a key, in the transaction that claimed it. Acts.
--
-- $1 officer  uuid
-- $2 key      uuid
-- $3 made     text  key of the record
UPDATE access.act_key
SET made = $3
WHERE officer_id = $1 AND key = $2
