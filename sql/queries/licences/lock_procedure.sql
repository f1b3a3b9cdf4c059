-- An open decision procedure on a licence, locked until the act is done. Acts.
--
-- $1 id       uuid
-- $2 licence  text    number
-- $3 own      text[]  codes of the municipalities whose procedures may be used
--
-- => id  uuid
SELECT procedure.id
FROM register.procedure
WHERE
    procedure.id = $1
    AND procedure.licence_number = $2
    AND procedure.municipality = any($3)
    AND procedure.closed_at IS NULL
FOR UPDATE OF procedure
