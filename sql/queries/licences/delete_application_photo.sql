-- Destroy the photo of an application. Acts.
--
-- $1 application  uuid
DELETE FROM register.application_photo
WHERE application_id = $1
