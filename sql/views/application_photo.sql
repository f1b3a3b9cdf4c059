-- Photo, as that of an open application.
CREATE VIEW api.application_photo AS
SELECT
    photo.application_id,
    photo.content_type,
    translate(encode(photo.content, 'base64'), E'\n', '') AS base64
FROM register.application_photo AS photo
