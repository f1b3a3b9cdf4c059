-- A page of municipalities, sorted, with how many there are.
--
-- $1 day         date  the day by which they exist, are gone or are still to come
-- $2 state       text  EXISTING, GONE or TO_COME; null for all
-- $3 words       text  part of name or code; null for all
-- $4 province    text  null for all
-- $5 sort        text  name, code, province or valid_from
-- $6 descending  bool
-- $7 limit       int8
-- $8 offset      int8
--
-- => code           text
-- => name           text
-- => province       text
-- => safety_region  text
-- => valid_from     date
-- => valid_until    date    the first day on which it is gone; null while it exists
-- => predecessors   text[]  codes, in order
-- => successors     text[]  codes, in order
-- => state          text
-- => total          int8
WITH dated AS (
    SELECT
        municipality.*,
        CASE
            WHEN $1::date < municipality.valid_from THEN 'TO_COME'
            WHEN municipality.valid_until <= $1::date THEN 'GONE'
            ELSE 'EXISTING'
        END AS state
    FROM register.municipality
),

found AS (
    SELECT
        dated.*,
        CASE $5::text
            WHEN 'code' THEN dated.code
            WHEN 'province' THEN dated.province
            WHEN 'valid_from' THEN dated.valid_from::text
            ELSE lower(dated.name)
        END AS position
    FROM dated
    WHERE ($2::text IS NULL OR dated.state = $2::text)
        AND (
            $3::text IS NULL
            OR strpos(lower(dated.name || ' ' || dated.code), lower($3::text)) > 0
        )
        AND ($4::text IS NULL OR dated.province = $4::text)
)

SELECT
    found.code,
    found.name,
    found.province,
    found.safety_region,
    found.valid_from,
    found.valid_until,
    (
        SELECT coalesce(array_agg(succession.from_code ORDER BY succession.from_code), '{}')
        FROM register.municipality_succession AS succession
        WHERE succession.to_code = found.code
    ) AS predecessors,
    (
        SELECT coalesce(array_agg(succession.to_code ORDER BY succession.to_code), '{}')
        FROM register.municipality_succession AS succession
        WHERE succession.from_code = found.code
    ) AS successors,
    found.state,
    count(*) OVER () AS total
FROM found
ORDER BY
    CASE WHEN $6::bool THEN found.position END DESC,
    CASE WHEN NOT $6::bool THEN found.position END ASC,
    found.name ASC,
    found.code ASC
LIMIT $7 OFFSET $8
