-- The fingerprint of all that a policy version holds, as it is stored now; no row if there is none.
--
-- $1 version            int8
--
-- => digest             text  of its rules, groups and files of cases
-- => reference_version  int8  of the reference data now
SELECT
    encode(sha256(convert_to(concat_ws(
        E'\n\n',
        (
            SELECT string_agg(rule::text, E'\n' ORDER BY rule.position)
            FROM access.policy_rule AS rule
            WHERE rule.version = policy_version.version
        ),
        (
            SELECT string_agg(policy_group::text, E'\n' ORDER BY policy_group.position)
            FROM access.policy_group
            WHERE policy_group.version = policy_version.version
        ),
        (
            SELECT string_agg(file::text, E'\n' ORDER BY file.name)
            FROM access.policy_case_file AS file
            WHERE file.version = policy_version.version
        )
    ), 'UTF8')), 'hex') AS digest,
    head.reference_version
FROM access.policy_version
CROSS JOIN api.head
WHERE policy_version.version = $1
