-- Make the annotation that takes the place of another, kept no longer than that one. Acts.
--
-- $1 id         uuid  of the one it takes the place of
-- $2 made       uuid  of the new one
-- $3 category   text
-- $4 finding    text
-- $5 text       text  null for none
-- $6 author     uuid  officer
-- $7 synthetic  bool
INSERT INTO register.annotation (
    id, track, category, finding, text, made_at, municipality, assigned_to, author_id, disputed,
    restricted, retain_until, licence_number, operator_licence_number, place, inspection_id,
    subject, synthetic
)
SELECT
    $2::uuid AS id,
    former.track,
    $3::text AS category,
    $4::text AS finding,
    $5::text AS text,
    now() AS made_at,
    former.municipality,
    former.assigned_to,
    $6::uuid AS author_id,
    former.disputed,
    FALSE AS restricted,
    least(former.retain_until, register.today() + make_interval(months => rule.months))::date
    AS retain_until,
    former.licence_number,
    former.operator_licence_number,
    former.place,
    former.inspection_id,
    former.subject,
    $7::boolean AS synthetic
FROM register.annotation AS former
INNER JOIN register.retention_rule AS rule ON rule.type = 'Annotation' AND rule.category = $3
WHERE former.id = $1
