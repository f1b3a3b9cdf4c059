-- Restrict the processing of an annotation, or lift it. Acts.
--
-- $1 id          uuid
-- $2 restricted  bool
UPDATE register.annotation
SET restricted = $2, version = version + 1
WHERE id = $1
