-- Annotations whose making was committed since an earlier position, and the position now; one row.
--
-- A position is a snapshot: what was under way then and is committed now is not missed.
--
-- $1 position  text  null where there is none: then no annotation is named
--
-- => position  text
-- => ids       uuid[]  in no particular order
SELECT
    pg_current_snapshot()::text AS position,
    array(
        SELECT annotation.id
        FROM api.annotation_made AS annotation
        WHERE annotation.made_in >= pg_snapshot_xmin($1::text::pg_snapshot)
            AND annotation.made_in < pg_snapshot_xmax(pg_current_snapshot())
            AND NOT pg_visible_in_snapshot(annotation.made_in, $1::text::pg_snapshot)
    ) AS ids
