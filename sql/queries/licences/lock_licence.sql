-- One licence, locked until the act is done. Acts.
--
-- $1 number  text
--
-- => place    text  municipality that it counts for
-- => state    text  status today
-- => version  int4
SELECT
    coalesce(licence.assigned_to, licence.municipality) AS place,
    CASE
        WHEN licence.status = 'GRANTED' AND licence.valid_until < register.today() THEN 'EXPIRED'
        ELSE licence.status
    END AS state,
    licence.version
FROM register.licence
WHERE licence.number = $1
FOR UPDATE OF licence
