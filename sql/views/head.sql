-- Guard: the policy and the reference data in force; what is activated counts from its moment on.
CREATE VIEW api.head AS
SELECT
    CASE
        WHEN head.next_from <= now() THEN head.next_version
        ELSE head.policy_version
    END AS policy_version,
    head.reference_version
FROM access.head
