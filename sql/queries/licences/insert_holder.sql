-- Keep what an applicant is known by. Acts.
--
-- $1 id                      uuid
-- $2 given_names             text
-- $3 family_name             text
-- $4 birth_date              date
-- $5 bsn                     text  nine digits
-- $6 work_phone              text  null for none
-- $7 correspondence_address  text  null for none
-- $8 subject                 text  pseudonym
-- $9 synthetic               bool
INSERT INTO register.holder (
    id, given_names, family_name, birth_date, bsn, work_phone, correspondence_address, subject,
    synthetic
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
