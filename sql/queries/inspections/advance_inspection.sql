-- Count a change of an inspection that another statement makes. Acts.
--
-- $1 id  uuid
UPDATE register.inspection
SET version = version + 1
WHERE id = $1
