-- What the rules of one policy version stand in, and a fingerprint of all that it holds.
--
-- $1 version  int8
--
-- => mark     text    of rules, groups and cases in their order, in hexadecimal
-- => groups   jsonb   kind, member and group of each, in order
-- => bases    text[]  codes of the legal bases that there are, and of those that rules name
-- => highest  int4    highest number of a rule as R313; 0 if there is none
-- => rules    int8    how many there are
WITH rules AS (
    SELECT
        string_agg(rule::text, E'\n' ORDER BY rule.position) AS written,
        max(substring(rule.id FROM '^R([0-9]{1,6})$')::integer) AS highest,
        array_agg(DISTINCT rule.basis) AS bases,
        count(*) AS numbered
    FROM access.policy_rule AS rule
    WHERE rule.version = $1
),

groups AS (
    SELECT
        string_agg(member::text, E'\n' ORDER BY member.position) AS written,
        jsonb_agg(
            jsonb_build_array(member.kind, member.member, member.belongs_to)
            ORDER BY member.position
        ) AS members
    FROM access.policy_group AS member
    WHERE member.version = $1
),

cases AS (
    SELECT string_agg(file::text, E'\n' ORDER BY file.name) AS written
    FROM access.policy_case_file AS file
    WHERE file.version = $1
)

SELECT
    encode(
        sha256(
            convert_to(concat_ws(E'\n', rules.written, groups.written, cases.written), 'UTF8')
        ),
        'hex'
    ) AS mark,
    coalesce(groups.members, '[]'::jsonb) AS groups,
    array(
        SELECT basis.code FROM access.legal_basis AS basis
        UNION
        SELECT named.basis FROM unnest(rules.bases) AS named (basis)
        ORDER BY 1
    ) AS bases,
    coalesce(rules.highest, 0) AS highest,
    rules.numbered AS rules
FROM rules
CROSS JOIN groups
CROSS JOIN cases
