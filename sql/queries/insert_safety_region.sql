-- Add a safety region and the police unit that it belongs to. Owner.
--
-- $1 code         text
-- $2 police_unit  text
INSERT INTO register.safety_region (code, police_unit)
VALUES ($1, $2)
