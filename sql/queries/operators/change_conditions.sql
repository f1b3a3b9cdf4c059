-- Change the conditions of an operator licence. Acts.
--
-- $1 number      text
-- $2 conditions  text[]
UPDATE register.operator_licence
SET conditions = $2, version = version + 1
WHERE number = $1
