-- Make an annotation; no row where what it stands on is not there, or its term is over. Acts.
--
-- $1  id                uuid
-- $2  inspection        uuid
-- $3  track             text
-- $4  category          text
-- $5  finding           text
-- $6  text              text  null for none
-- $7  author            uuid  officer
-- $8  licence           text  number, which the inspection has checked; null for none
-- $9  operator_licence  text  number; null for none
-- $10 place             text  null for none
-- $11 synthetic         bool
--
-- => id  uuid
WITH term AS (
    SELECT
        licence.number,
        licence.subject,
        register.today() + make_interval(months => own.months) AS own_until,
        licence.valid_until + make_interval(months => whole.months) AS whole_until
    FROM register.retention_rule AS own
    INNER JOIN register.retention_rule AS whole ON whole.type = 'Licence'
    LEFT JOIN api.licence ON licence.number = $8
    WHERE own.type = 'Annotation' AND own.category = $4
)

INSERT INTO register.annotation (
    id, track, category, finding, text, made_at, municipality, assigned_to, author_id, disputed,
    restricted, retain_until, licence_number, operator_licence_number, place, inspection_id,
    subject, synthetic
)
SELECT
    $1::uuid AS id,
    $3::text AS track,
    $4::text AS category,
    $5::text AS finding,
    $6::text AS text,
    now() AS made_at,
    inspection.municipality,
    inspection.assigned_to,
    $7::uuid AS author_id,
    FALSE AS disputed,
    FALSE AS restricted,
    least(term.own_until, term.whole_until)::date AS retain_until,
    $8::text AS licence_number,
    $9::text AS operator_licence_number,
    $10::text AS place,
    inspection.id AS inspection_id,
    coalesce(term.subject, business.subject) AS subject,
    $11::boolean AS synthetic
FROM register.inspection
CROSS JOIN term
LEFT JOIN api.operator_licence AS business ON business.number = $9
WHERE
    inspection.id = $2
    AND (
        $8 IS NULL
        OR term.number IN (
            SELECT recorded.licence_number
            FROM register.recorded_check AS recorded
            WHERE recorded.inspection_id = inspection.id
        )
    )
    AND ($9 IS NULL OR business.number IS NOT NULL)
    AND least(term.own_until, term.whole_until) >= register.today()
RETURNING id
