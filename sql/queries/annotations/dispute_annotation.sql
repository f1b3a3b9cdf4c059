-- Note that the data subject disputes an annotation. Acts.
--
-- $1 id  uuid
UPDATE register.annotation
SET disputed = TRUE, version = version + 1
WHERE id = $1
