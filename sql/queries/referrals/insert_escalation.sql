-- Refer what an annotation says to the police. Acts.
--
-- $1 id          uuid
-- $2 annotation  uuid
-- $3 text        text  what is to be added; null for nothing
-- $4 synthetic   bool
INSERT INTO register.referral (id, kind, municipality, payload, synthetic)
SELECT
    $1::uuid AS id,
    'POLICE' AS kind,
    coalesce(annotation.assigned_to, annotation.municipality) AS municipality,
    jsonb_strip_nulls(
        jsonb_build_object(
            'id', $1::uuid,
            'kind', 'POLICE',
            'municipality', coalesce(annotation.assigned_to, annotation.municipality),
            'inspection', annotation.inspection_id,
            'place', coalesce(annotation.place, inspection.place),
            'category', annotation.category,
            'finding', annotation.finding,
            'annotation', annotation.text,
            'text', $3::text,
            'licence', annotation.licence_number,
            'operatorLicence', annotation.operator_licence_number,
            'madeAt', now()
        )
    )::text AS payload,
    $4::boolean AS synthetic
FROM register.annotation
INNER JOIN register.inspection ON annotation.inspection_id = inspection.id
WHERE annotation.id = $2
