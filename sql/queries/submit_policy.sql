-- Submit a draft with what was found of it. Owner.
--
-- $1 version    int8
-- $2 based_on   int8   the version in force that it was compared with
-- $3 evidence   jsonb
-- $4 signature  text   64 hexadecimal digits, of the evidence
UPDATE access.policy_proposal
SET
    based_on = $2,
    submitted_at = now(),
    evidence = $3,
    signature = $4
WHERE version = $1
