-- The fingerprints of what a policy version stands on; no row if there is no such version.
--
-- $1 version            int8
--
-- => sha256             text  of its rules and groups
-- => cases              text  of its files of cases
-- => reference_version  int8  of the reference data now
SELECT
    policy_version.sha256,
    coalesce(
        (
            SELECT encode(sha256(convert_to(string_agg(
                file.name || E'\n' || file.content, E'\n' ORDER BY file.name
            ), 'UTF8')), 'hex')
            FROM access.policy_case_file AS file
            WHERE file.version = policy_version.version
        ),
        ''
    ) AS cases,
    head.reference_version
FROM access.policy_version
CROSS JOIN api.head
WHERE policy_version.version = $1
