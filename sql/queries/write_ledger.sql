-- Write down that a migration was applied, or the views made. Owner.
--
-- $1 number  int4
-- $2 name    text
-- $3 sha256  text
INSERT INTO registerpoort_meta.migration AS known (number, name, sha256)
VALUES ($1, $2, $3)
ON CONFLICT (number) DO UPDATE
SET name = excluded.name, sha256 = excluded.sha256, applied_at = now()
