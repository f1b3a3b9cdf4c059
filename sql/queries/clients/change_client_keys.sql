-- Say what a municipal system proves itself with. Pages.
--
-- $1 id            text
-- $2 keys          text  JSON Web Key Set with public keys; null for none
-- $3 keys_address  text  null for none
-- $4 act_id        uuid
UPDATE access.client
SET
    keys = $2::text::jsonb,
    keys_address = $3,
    act_id = $4
WHERE id = $1
