-- Destroy the interview of an application. Acts.
--
-- $1 application  uuid
DELETE FROM register.application_interview
WHERE application_id = $1
