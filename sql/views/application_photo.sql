-- Photo, as that of an open application; the image is sealed with the applicant's key.
CREATE VIEW api.application_photo AS
SELECT
    photo.application_id,
    photo.content_type,
    register.envelope(application.holder_id, data_key.kek, data_key.wrapped, photo.content)
        AS base64
FROM register.application_photo AS photo
LEFT JOIN register.application ON photo.application_id = application.id
LEFT JOIN register.data_key ON application.holder_id = data_key.person_id
