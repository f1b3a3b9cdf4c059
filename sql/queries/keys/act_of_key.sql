-- What was done under a key. Acts.
--
-- $1 officer  uuid
-- $2 key      uuid
--
-- => act     text  field of Mutation
-- => digest  text
-- => made    text  key of the record that was made or changed
SELECT
    act_key.act,
    act_key.digest,
    act_key.made
FROM access.act_key
WHERE act_key.officer_id = $1 AND act_key.key = $2
