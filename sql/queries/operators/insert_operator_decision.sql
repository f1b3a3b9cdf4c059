-- Record what was decided on an operator licence today. Acts.
--
-- $1 id       uuid
-- $2 licence  text  number
-- $3 kind     text
-- $4 ground   text
INSERT INTO register.operator_decision (id, operator_licence_number, kind, ground, decided_on)
VALUES ($1, $2, $3, $4, register.today())
