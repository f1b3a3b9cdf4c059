-- Refer from an inspection; care that is declined leaves nothing at all. Acts.
--
-- $1 id          uuid
-- $2 inspection  uuid
-- $3 kind        text
-- $4 wish        text  of the person
-- $5 text        text
-- $6 licence     text  number; null for none
-- $7 synthetic   bool
INSERT INTO register.referral (id, kind, municipality, payload, synthetic)
SELECT
    $1::uuid AS id,
    $3::text AS kind,
    coalesce(inspection.assigned_to, inspection.municipality) AS municipality,
    jsonb_strip_nulls(
        jsonb_build_object(
            'id', $1::uuid,
            'kind', $3::text,
            'municipality', coalesce(inspection.assigned_to, inspection.municipality),
            'inspection', inspection.id,
            'place', inspection.place,
            'wish', $4::text,
            'text', $5::text,
            'licence', $6::text,
            'madeAt', now()
        )
    )::text AS payload,
    $7::boolean AS synthetic
FROM register.inspection
WHERE inspection.id = $2 AND NOT ($3 = 'CARE' AND $4 = 'DECLINES')
