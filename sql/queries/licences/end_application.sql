-- End an application without a licence; who applied is not known from it any more. Acts.
--
-- $1 id      uuid
-- $2 status  text  REFUSED or WITHDRAWN
-- $3 ground  text  null for none
UPDATE register.application
SET
    status = $2,
    ground = $3,
    decided_on = register.today(),
    holder_id = NULL,
    subject = NULL,
    version = version + 1
WHERE id = $1
