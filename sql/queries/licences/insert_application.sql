-- Open an application. Acts.
--
-- $1 id            uuid
-- $2 municipality  text
-- $3 holder        uuid
-- $4 subject       text  pseudonym of the applicant
-- $5 synthetic     bool
INSERT INTO register.application (
    id, municipality, holder_id, subject, synthetic, status, applied_on
)
VALUES ($1, $2, $3, $4, $5, 'APPLIED', register.today())
