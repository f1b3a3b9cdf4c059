-- A page of municipal systems, sorted, with how many there are. Pages.
--
-- $1 words       text  part of name, identifier or OIN; null for every system
-- $2 purpose     text  null for every purpose
-- $3 state       text  IN_FORCE or OVER; null for both
-- $4 sort        text  name, organisation or used_on
-- $5 descending  bool
-- $6 limit       int8
-- $7 offset      int8
--
-- => id            text
-- => name          text
-- => organisation  text
-- => purposes      text[]
-- => documents     text         ANY or TRUSTED
-- => used_on       date         last day on which it asked something; null if it never did
-- => ended_at      timestamptz  null while it may connect
-- => total         int8
WITH known AS (
    SELECT
        client.id,
        client.name,
        client.organisation,
        client.purposes,
        client.documents,
        (
            SELECT max(client_use.used_on) FROM access.client_use
            WHERE client_use.client = client.id
        ) AS used_on,
        client.ended_at
    FROM access.client
),

found AS (
    SELECT
        known.*,
        CASE $4::text
            WHEN 'organisation' THEN known.organisation
            WHEN 'used_on' THEN coalesce(known.used_on::text, '')
            ELSE lower(known.name)
        END AS position
    FROM known
    WHERE ($2::text IS NULL OR $2::text = any(known.purposes))
        AND ($3::text IS NULL OR ($3::text = 'OVER') = (known.ended_at IS NOT NULL))
        AND (
            $1::text IS NULL
            OR strpos(
                lower(concat_ws(' ', known.name, known.id, known.organisation)), lower($1::text)
            ) > 0
        )
)

SELECT
    found.id,
    found.name,
    found.organisation,
    found.purposes,
    found.documents,
    found.used_on,
    found.ended_at,
    count(*) OVER () AS total
FROM found
ORDER BY
    CASE WHEN $5::bool THEN found.position END DESC,
    CASE WHEN NOT $5::bool THEN found.position END ASC,
    found.id ASC
LIMIT $6 OFFSET $7
