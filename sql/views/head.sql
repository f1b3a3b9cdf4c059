-- Guard: the policy and the reference data in force.
CREATE VIEW api.head AS
SELECT
    head.policy_version,
    head.reference_version
FROM access.head
