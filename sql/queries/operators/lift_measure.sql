-- Lift a measure today. Acts.
--
-- $1 id  uuid
UPDATE register.measure
SET lifted_on = register.today()
WHERE id = $1
