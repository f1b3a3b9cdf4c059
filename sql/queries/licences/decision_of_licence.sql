-- A decision on a licence. Acts.
--
-- $1 id       uuid
-- $2 licence  text  number
--
-- => id     uuid
-- => state  text  OBJECTED while an objection is pending, else STANDING
SELECT
    decision.id,
    CASE WHEN decision.objection_pending THEN 'OBJECTED' ELSE 'STANDING' END AS state
FROM register.decision
WHERE decision.id = $1 AND decision.licence_number = $2
