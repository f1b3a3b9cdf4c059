-- Streams: by which transaction each annotation was made, one row for each.
CREATE VIEW api.annotation_made AS
SELECT
    annotation.id,
    annotation.made_in
FROM register.annotation
WHERE annotation.made_in IS NOT NULL
