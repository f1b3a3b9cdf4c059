-- Call off the activation of a policy version that is still to come. Owner.
--
-- $1 version  int8
--
-- => id  int8  no row where none is to come
UPDATE access.policy_activation
SET called_off_at = now()
WHERE version = $1 AND in_force_from > now() AND called_off_at IS NULL
RETURNING id
