-- Put the photo of an application on its licence. Acts.
--
-- $1 application  uuid
-- $2 licence      text  number
WITH moved AS (
    DELETE FROM register.application_photo AS photo
    WHERE photo.application_id = $1
    RETURNING photo.content_type, photo.content
)

INSERT INTO register.photo (licence_number, content_type, content)
SELECT
    $2::text AS licence_number,
    moved.content_type,
    moved.content
FROM moved
