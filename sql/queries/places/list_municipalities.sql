-- A page of municipalities in order of name, with how many there are.
--
-- $1 day     date  those that exist on this day; null for all
-- $2 words   text  part of name or code; null for all
-- $3 limit   int8
-- $4 offset  int8
--
-- => code           text
-- => name           text
-- => province       text
-- => safety_region  text
-- => valid_from     date
-- => valid_until    date    the first day on which it is gone; null while it exists
-- => predecessors   text[]  codes, in order
-- => successors     text[]  codes, in order
-- => total          int8
SELECT
    municipality.code,
    municipality.name,
    municipality.province,
    municipality.safety_region,
    municipality.valid_from,
    municipality.valid_until,
    (
        SELECT coalesce(array_agg(succession.from_code ORDER BY succession.from_code), '{}')
        FROM register.municipality_succession AS succession
        WHERE succession.to_code = municipality.code
    ) AS predecessors,
    (
        SELECT coalesce(array_agg(succession.to_code ORDER BY succession.to_code), '{}')
        FROM register.municipality_succession AS succession
        WHERE succession.from_code = municipality.code
    ) AS successors,
    count(*) OVER () AS total
FROM register.municipality
WHERE (
    $1::date IS NULL
    OR (
        municipality.valid_from <= $1::date
        AND (municipality.valid_until IS NULL OR $1::date < municipality.valid_until)
    )
)
AND (
    $2::text IS NULL
    OR strpos(lower(municipality.name || ' ' || municipality.code), lower($2::text)) > 0
)
ORDER BY municipality.name, municipality.code
LIMIT $3 OFFSET $4
