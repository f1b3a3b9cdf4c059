-- The page of 50 operator licences as someone would write it by hand.
--
-- $1 municipality  text
-- $2 trace         text
-- $3 span          text
WITH page AS MATERIALIZED (
    SELECT
        l.subject,
        (SELECT row_to_json(o) FROM (
            SELECT
                l.number,
                l.trade_name AS "tradeName",
                l.business_type AS "businessType",
                l.premises,
                l.status,
                l.valid_from AS "validFrom",
                l.valid_until AS "validUntil",
                l.conditions,
                (SELECT row_to_json(m) FROM (
                    SELECT
                        code,
                        name
                    FROM register.municipality WHERE code = l.municipality
                ) AS m) AS municipality,
                (SELECT coalesce(json_agg(a), '[]') FROM (
                    SELECT
                        id,
                        category,
                        finding,
                        to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "madeAt"
                    FROM register.annotation
                    WHERE operator_licence_number = l.number AND retain_until >= register.today()
                    ORDER BY made_at DESC, annotation.id DESC LIMIT 3
                ) AS a) AS annotations
        ) AS o) AS node
    FROM (
        SELECT * FROM register.operator_licence
        WHERE coalesce(assigned_to, municipality) = $1 ORDER BY number LIMIT 50
    ) AS l
),

record AS (
    INSERT INTO access.disclosure_record (
        trace_id, root, coordinates, subjects, purpose, role, home,
        officer_id, appointment_id, client, policy_version
    )
    SELECT
        $2, 'Query.operatorLicences', '{Query.operatorLicences,OperatorLicence.number,OperatorLicence.tradeName,OperatorLicence.businessType,OperatorLicence.premises,OperatorLicence.status,OperatorLicence.validFrom,OperatorLicence.validUntil,OperatorLicence.conditions,OperatorLicence.municipality,Municipality.code,Municipality.name,OperatorLicence.annotations,Annotation.id,Annotation.category,Annotation.finding,Annotation.madeAt}'::text[],
        (SELECT array_agg(subject) FROM page),
        'OPERATOR_SUPERVISION', 'inspector', 'GM0344',
        '00000000-0000-4000-8000-010000000000'::uuid,
        '00000000-0000-4000-8000-020000000000'::uuid, 'benchmark', 1
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
        '00000000-0000-4000-8000-020000000000'::uuid, 'benchmark', 'inspector', 'GM0344',
        '{GM0344}'::text[], 'OPERATOR_SUPERVISION', date '2026-11-24',
        false, '{Query.operatorLicences,OperatorLicence.number,OperatorLicence.tradeName,OperatorLicence.businessType,OperatorLicence.premises,OperatorLicence.status,OperatorLicence.validFrom,OperatorLicence.validUntil,OperatorLicence.conditions,OperatorLicence.municipality,Municipality.code,Municipality.name,OperatorLicence.annotations,Annotation.id,Annotation.category,Annotation.finding,Annotation.madeAt}'::text[],
        '{read,read,read,read,read,read,read,read,read,read,read,read,read,read,read,read,read}'::text[],
        '{ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL,ALL}'::text[]
)

SELECT
    convert_to((SELECT json_build_object('nodes', json_agg(node)) FROM page)::text, 'UTF8') AS json
