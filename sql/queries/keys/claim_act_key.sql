-- Claim a key for an act; no row where it is taken, once whoever takes it is done. Acts.
--
-- $1 officer  uuid
-- $2 key      uuid
-- $3 act      text  field of Mutation
-- $4 digest   text  fingerprint of what is asked, 64 hexadecimal digits
--
-- => key  uuid
INSERT INTO access.act_key (officer_id, key, act, digest)
VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING
RETURNING key
