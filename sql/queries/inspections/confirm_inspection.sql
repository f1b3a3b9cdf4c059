-- Confirm an inspection as the second officer; no row after the minutes allowed. Acts.
--
-- $1 id            uuid
-- $2 confirmed_by  uuid      officer
-- $3 within        interval  since it was opened
--
-- => version  int4
UPDATE register.inspection
SET confirmed_at = now(), confirmed_by = $2, version = version + 1
WHERE id = $1 AND now() <= opened_at + $3
RETURNING version
