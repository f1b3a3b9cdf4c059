-- Photo: the photograph on a licence, inline; the image is sealed with the holder's key.
CREATE VIEW api.photo AS
SELECT
    photo.licence_number,
    photo.content_type,
    register.envelope(licence.holder_id, data_key.kek, data_key.wrapped, photo.content) AS base64
FROM register.photo
LEFT JOIN register.licence ON photo.licence_number = licence.number
LEFT JOIN register.data_key ON licence.holder_id = data_key.person_id
