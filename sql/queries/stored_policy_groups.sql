-- The stored groups of one policy version, in order, of a draft too. Owner.
--
-- $1 version     int8
--
-- => kind        text  g, g2, g3 or g4
-- => member      text
-- => belongs_to  text
SELECT
    policy_group.kind,
    policy_group.member,
    policy_group.belongs_to
FROM access.policy_group
WHERE policy_group.version = $1
ORDER BY policy_group.position
