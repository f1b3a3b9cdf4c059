-- The check as someone would write it by hand: the same read, counts and records, no guard.
--
-- $1 number  text
-- $2 trace   text
-- $3 span    text
-- $4 officer  int4  which of the 64
WITH tally AS (
    INSERT INTO register.check_tally (counted, since, part, checks)
    SELECT own.counted, own.since, own.part, 1
    FROM (VALUES
        ('client:benchmark', date_trunc('hour', now()), abs(hashtext($3)) % 16),
        ('inspection:' || $4::integer, timestamptz '-infinity', 0),
        ('officer:' || $4::integer, date_trunc('hour', now()), 0)
    ) AS own (counted, since, part)
    ON CONFLICT (counted, since, part) DO UPDATE SET checks = check_tally.checks + 1
    RETURNING checks
),

answer AS MATERIALIZED (
    SELECT
        row_to_json(o) AS json,
        o.subject,
        o.number,
        o.result
    FROM (
        SELECT
            CASE
                WHEN
                    l.status = 'GRANTED'
                    AND register.today() BETWEEN l.valid_from AND l.valid_until
                    THEN 'VALID' ELSE 'NOT_VALID'
            END AS result,
            CASE WHEN l.status IN ('SUSPENDED', 'REVOKED', 'EXPIRED') THEN l.status END AS reason,
            l.subject,
            l.number,
            (SELECT row_to_json(x) FROM (
                SELECT
                    l.number,
                    l.status,
                    l.valid_from AS "validFrom",
                    l.valid_until AS "validUntil",
                    (SELECT row_to_json(m) FROM (
                        SELECT
                            code,
                            name
                        FROM register.municipality WHERE code = l.municipality
                    ) AS m) AS "issuingMunicipality"
            ) AS x) AS licence,
            (SELECT coalesce(json_agg(a), '[]') FROM (
                SELECT
                    id,
                    category,
                    finding,
                    text,
                    to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "madeAt"
                FROM register.annotation
                WHERE licence_number = l.number AND retain_until >= register.today()
                ORDER BY made_at DESC, annotation.id DESC LIMIT 5
            ) AS a) AS annotations
        FROM register.licence AS l WHERE l.number = $1
    ) AS o
),

record AS (
    INSERT INTO access.disclosure_record (
        trace_id, root, coordinates, subjects, purpose, case_id, role, home,
        officer_id, appointment_id, client, policy_version
    )
    SELECT
        $2, 'Query.licenceCheck', '{Query.licenceCheck,LicenceCheck.result,Licence.status,Licence.validUntil,LicenceCheck.reason,LicenceCheck.licence,Licence.number,Licence.validFrom,Licence.issuingMunicipality,Municipality.code,Municipality.name,LicenceCheck.annotations,Annotation.id,Annotation.category,Annotation.finding,Annotation.text,Annotation.madeAt}'::text[], ARRAY[subject],
        'LICENCE_CHECK', ('00000000-0000-4000-8000-03' || lpad($4::integer::text, 10, '0'))::uuid, 'inspector', 'GM0344',
        ('00000000-0000-4000-8000-01' || lpad($4::integer::text, 10, '0'))::uuid,
        ('00000000-0000-4000-8000-02' || lpad($4::integer::text, 10, '0'))::uuid, 'benchmark', 1
    FROM answer
),

checked AS (
    INSERT INTO register.recorded_check (
        id, inspection_id, licence_number, result, checked_at, officer_id, client
    )
    SELECT
        gen_random_uuid(),
        ('00000000-0000-4000-8000-03' || lpad($4::integer::text, 10, '0'))::uuid,
        number, result, now(),
        ('00000000-0000-4000-8000-01' || lpad($4::integer::text, 10, '0'))::uuid, 'benchmark'
    FROM answer
),

decision AS (
    INSERT INTO access.decision_record (
        trace_id, span_id, parent_span_id, event_name, status, outcome, policy_version,
        policy_sha256, reference_version, appointment_id, client, role, home, own, purpose, day,
        case_named, coordinates, actions, answers
    )
    SELECT
        $2, $3, NULL, 'adl.access_evaluations', 'Ok', 'OK', 1,
        repeat('0', 64), 1,
        ('00000000-0000-4000-8000-02' || lpad($4::integer::text, 10, '0'))::uuid, 'benchmark', 'inspector', 'GM0344',
        '{GM0344}'::text[], 'LICENCE_CHECK', date '2026-11-24',
        true, '{Query.licenceCheck,LicenceCheck.result,Licence.status,Licence.validUntil,LicenceCheck.reason,LicenceCheck.licence,Licence.number,Licence.validFrom,Licence.issuingMunicipality,Municipality.code,Municipality.name,LicenceCheck.annotations,Annotation.id,Annotation.category,Annotation.finding,Annotation.text,Annotation.madeAt}'::text[],
        '{read,read,read,read,read,read,read,read,read,read,read,read,read,read,read,read,read}'::text[],
        '{ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL}'::text[]
)

SELECT convert_to(json::text, 'UTF8') AS json FROM answer WHERE (SELECT max(checks) FROM tally) > 0
