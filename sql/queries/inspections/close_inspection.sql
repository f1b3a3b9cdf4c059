-- Close an inspection. Acts.
--
-- $1 id         uuid
-- $2 closed_by  uuid  officer
-- $3 outcome    text
-- $4 report     text  null for none
UPDATE register.inspection
SET closed_at = now(), closed_by = $2, outcome = $3, report = $4, version = version + 1
WHERE id = $1
