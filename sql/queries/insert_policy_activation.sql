-- Put a policy version in force from a moment on. Owner.
--
-- $1 version        int8
-- $2 in_force_from  timestamptz  null for at once
-- $3 officer        uuid         null for the policy that the release ships
INSERT INTO access.policy_activation (version, in_force_from, officer_id)
VALUES ($1, coalesce($2, now()), $3)
