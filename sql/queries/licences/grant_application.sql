-- End an application with the licence that it was for. Acts.
--
-- $1 id       uuid
-- $2 licence  text  number
-- $3 ground   text
UPDATE register.application
SET
    status = 'GRANTED',
    licence_number = $2,
    ground = $3,
    decided_on = register.today(),
    version = version + 1
WHERE id = $1
