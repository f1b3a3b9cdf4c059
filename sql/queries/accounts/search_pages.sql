-- What has a page of its own and is called as was typed; no person and no licence is among it.
--
-- $1 typed     text
-- $2 pattern   text    the same for LIKE, in small letters; null where it is too short
-- $3 uuid      uuid    the same as an identifier; null where it is none
-- $4 opened    text[]  kinds that the officer may read
-- $5 homes     text[]  homes whose appointments are in reach; null for all
-- $6 policy    int8    version in force
--
-- => kind      text
-- => id        text
-- => name      text    what it is called; null where its identifier says it
WITH found AS (
    SELECT
        'VERSION' AS kind,
        version.version::text AS id,
        proposal.title AS name
    FROM access.policy_version AS version
    LEFT JOIN access.policy_proposal AS proposal ON version.version = proposal.version
    WHERE version.version::text = $1
    UNION ALL
    SELECT
        'RULE' AS kind,
        rule.id,
        NULL AS name
    FROM access.policy_rule AS rule
    WHERE rule.version = $6 AND rule.id = upper($1)
    UNION ALL
    SELECT
        'MUNICIPALITY' AS kind,
        municipality.code AS id,
        municipality.name
    FROM register.municipality
    WHERE municipality.code = upper($1) OR lower(municipality.name) LIKE $2
    UNION ALL
    SELECT
        'CLIENT' AS kind,
        client.id,
        client.name
    FROM access.client
    WHERE client.id = $1 OR lower(client.name) LIKE $2
    UNION ALL
    SELECT
        'APPOINTMENT' AS kind,
        held.id::text AS id,
        held.role AS name
    FROM access.appointment AS held
    WHERE held.id = $3
        AND ($5::text[] IS NULL OR coalesce(held.municipality, held.police_unit) = any($5))
    UNION ALL
    SELECT
        'TRACE' AS kind,
        record.trace_id AS id,
        NULL AS name
    FROM access.decision_record AS record
    WHERE record.trace_id = lower($1)
    GROUP BY record.trace_id
)

SELECT
    found.kind,
    found.id,
    found.name
FROM found
WHERE found.kind = any($4)
ORDER BY found.kind, found.name, found.id
LIMIT 60
