-- Open an inspection; no row where there is no such operator licence. Acts.
--
-- $1 id                uuid
-- $2 municipality      text
-- $3 kind              text
-- $4 legal_ground      text
-- $5 place             text
-- $6 operator_licence  text  number; null for none
-- $7 opened_by         uuid  officer
-- $8 synthetic         bool
--
-- => id  uuid
INSERT INTO register.inspection (
    id, municipality, kind, opened_at, legal_ground, place, operator_licence_number, opened_by,
    synthetic
)
SELECT
    $1::uuid AS id,
    $2::text AS municipality,
    $3::text AS kind,
    now() AS opened_at,
    $4::text AS legal_ground,
    $5::text AS place,
    $6::text AS operator_licence_number,
    $7::uuid AS opened_by,
    $8::boolean AS synthetic
WHERE $6 IS NULL OR $6 IN (SELECT known.number FROM api.operator_licence AS known)
RETURNING id
