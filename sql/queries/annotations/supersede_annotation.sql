-- Name the annotation that took the place of another. Acts.
--
-- $1 id    uuid
-- $2 made  uuid  of the new one
UPDATE register.annotation
SET superseded_by = $2, version = version + 1
WHERE id = $1
