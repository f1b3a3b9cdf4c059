-- Annotation: one row for each annotation that is still retained.
CREATE VIEW api.annotation AS
SELECT
    annotation.id,
    annotation.track,
    annotation.category,
    annotation.finding,
    annotation.text,
    annotation.made_at,
    annotation.municipality,
    annotation.author_id,
    annotation.disputed,
    annotation.restricted,
    annotation.superseded_by,
    annotation.retain_until,
    annotation.licence_number,
    annotation.operator_licence_number,
    annotation.inspection_id,
    annotation.text_confirmed_by IS NOT NULL AS text_shared,
    annotation.version,
    coalesce(annotation.assigned_to, annotation.municipality) AS placed_in,
    annotation.subject
FROM register.annotation
WHERE annotation.retain_until >= register.today()
