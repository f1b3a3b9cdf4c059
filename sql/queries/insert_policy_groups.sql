-- Add the groups of a policy version, one array for each column, in order. Owner.
--
-- $1 version     int8
-- $2 kinds       text[]
-- $3 members     text[]
-- $4 belongs_to  text[]
INSERT INTO access.policy_group (version, kind, member, belongs_to, position)
SELECT
    $1 AS version,
    policy_group.*
FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS policy_group
