-- Record what was decided on a licence today. Acts.
--
-- $1 id       uuid
-- $2 licence  text  number
-- $3 kind     text
-- $4 ground   text
INSERT INTO register.decision (
    id, licence_number, kind, ground, decided_on, objection_pending
)
VALUES ($1, $2, $3, $4, register.today(), FALSE)
