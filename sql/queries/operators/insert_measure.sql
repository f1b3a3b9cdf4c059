-- Impose a measure on an operator today. Acts.
--
-- $1 id       uuid
-- $2 licence  text  number
-- $3 kind     text
-- $4 ground   text
INSERT INTO register.measure (id, operator_licence_number, kind, ground, imposed_on)
VALUES ($1, $2, $3, $4, register.today())
