-- Add a police unit. Owner.
--
-- $1 code  text
-- $2 name  text
INSERT INTO register.police_unit (code, name)
VALUES ($1, $2)
