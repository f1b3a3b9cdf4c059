-- Photo: the photograph on a licence, inline.
CREATE VIEW api.photo AS
SELECT
    photo.licence_number,
    photo.content_type,
    translate(encode(photo.content, 'base64'), E'\n', '') AS base64
FROM register.photo
