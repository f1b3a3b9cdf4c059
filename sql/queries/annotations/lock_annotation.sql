-- One annotation that is still retained, locked until the act is done. Acts.
--
-- $1 id          uuid
-- $2 inspection  uuid  of the case; null for none
-- $3 holder      uuid  of the case; null for none
--
-- => place    text  municipality that it counts for
-- => track    text
-- => state    text  CURRENT, SUPERSEDED, CLOSED or RESTRICTED
-- => author   uuid  officer
-- => version  int4
-- => worded   bool  whether it has a text
-- => met      bool  whether the inspection made it, or checked the licence that it stands on
-- => held     bool  whether it stands on a licence of the holder
SELECT
    coalesce(annotation.assigned_to, annotation.municipality) AS place,
    annotation.track,
    CASE
        WHEN annotation.restricted THEN 'RESTRICTED'
        WHEN annotation.category = 'CLOSED' THEN 'CLOSED'
        WHEN annotation.superseded_by IS NOT NULL THEN 'SUPERSEDED'
        ELSE 'CURRENT'
    END AS state,
    annotation.author_id AS author,
    annotation.version,
    annotation.text IS NOT NULL AS worded,
    $2 = annotation.inspection_id
    OR annotation.licence_number IN (
        SELECT recorded.licence_number
        FROM register.recorded_check AS recorded
        WHERE recorded.inspection_id = $2
    ) AS met,
    annotation.licence_number IN (
        SELECT licence.number FROM api.licence
        WHERE licence.holder_id = $3
    ) AS held
FROM register.annotation
WHERE annotation.id = $1 AND annotation.retain_until >= register.today()
FOR UPDATE OF annotation
