-- Share the text of an annotation with other municipalities, as a second officer. Acts.
--
-- $1 id       uuid
-- $2 officer  uuid
UPDATE register.annotation
SET text_confirmed_by = $2, version = version + 1
WHERE id = $1
