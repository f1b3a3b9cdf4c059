-- Keep the photo of an application, in place of an earlier one. Acts.
--
-- $1 application   uuid
-- $2 content_type  text
-- $3 content       bytea  sealed
INSERT INTO register.application_photo (application_id, content_type, content)
VALUES ($1, $2, $3)
ON CONFLICT (application_id) DO UPDATE
SET content_type = excluded.content_type, content = excluded.content
