-- What was done to one municipal system and its documents, newest first. Pages.
--
-- $1 client  text
--
-- => kind      text
-- => officer   text         name; null for the owner of the database
-- => what      text         JSON
-- => acted_at  timestamptz
SELECT
    act.kind,
    officer.name AS officer,
    act.what::text AS what,
    act.acted_at
FROM access.act
LEFT JOIN access.officer ON act.officer_id = officer.id
WHERE act.what ->> 'client' = $1
ORDER BY act.acted_at DESC, act.id ASC
LIMIT 100
