-- The policy and the reference data in force; one row.
--
-- => policy_version     int8  null before the first policy is activated
-- => reference_version  int8  moves with municipalities and legal bases
SELECT
    head.policy_version,
    head.reference_version
FROM api.head
