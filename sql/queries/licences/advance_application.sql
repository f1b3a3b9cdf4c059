-- Count a change of an application that another statement makes. Acts.
--
-- $1 id  uuid
UPDATE register.application
SET version = version + 1
WHERE id = $1
