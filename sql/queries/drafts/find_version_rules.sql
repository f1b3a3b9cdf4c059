-- Some rules of a policy version: those that deny first, then by role, then in their order.
--
-- $1 version      int8
-- $2 roles        text[]  null for every role, as the next two
-- $3 coordinates  text[]
-- $4 eft          text
-- $5 values       text[]  what is searched for, in any column; null for every rule
-- $6 number       text    what is searched for in numbers
-- $7 size         int8
-- $8 skipped      int8
--
-- => id           text
-- => role         text
-- => home         text
-- => record       text
-- => relation     text
-- => coordinate   text
-- => action       text
-- => purpose      text
-- => since        text    empty if open at this end
-- => until        text    empty if open at this end
-- => eft          text    allow or deny
-- => basis        text
-- => total        int8    rules on all pages
SELECT
    rule.id,
    rule.role,
    rule.home,
    rule.record,
    rule.relation,
    rule.coordinate,
    rule.action,
    rule.purpose,
    rule.since,
    rule.until,
    rule.eft,
    rule.basis,
    count(*) OVER () AS total
FROM access.policy_rule AS rule
WHERE rule.version = $1
    AND ($2::text[] IS NULL OR rule.role = any($2))
    AND ($3::text[] IS NULL OR rule.coordinate = any($3))
    AND ($4::text IS NULL OR rule.eft = $4)
    AND (
        $5::text[] IS NULL
        OR strpos(lower(rule.id), $6::text) > 0
        OR ARRAY[
            rule.role, rule.home, rule.record, rule.coordinate, rule.action, rule.purpose,
            rule.basis
        ] && $5
    )
ORDER BY rule.eft = 'deny' DESC, rule.role ASC, rule.position ASC
LIMIT $7 OFFSET $8
