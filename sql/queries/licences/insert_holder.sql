-- Keep what an applicant is known by, sealed. Acts.
--
-- $1 id                      uuid
-- $2 given_names             bytea
-- $3 family_name             bytea
-- $4 birth_date              bytea
-- $5 bsn                     bytea
-- $6 work_phone              bytea  null for none
-- $7 correspondence_address  bytea  null for none
-- $8 bsn_digest              bytea  keyed hash of the number
-- $9 subject                 text   pseudonym
-- $10 synthetic              bool
INSERT INTO register.holder (
    id, given_names, family_name, birth_date, bsn, work_phone, correspondence_address, bsn_digest,
    subject, synthetic
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
