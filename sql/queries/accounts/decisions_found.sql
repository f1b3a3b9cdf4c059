-- One page of the newest decisions that fit a search; five thousand of them are gone through.
--
-- $1 since         timestamptz  from here on
-- $2 until         timestamptz  before this
-- $3 outcome       text         null for every one, as the next five; REFUSED for any but OK
-- $4 role          text
-- $5 home          text
-- $6 client        text
-- $7 purpose       text
-- $8 kind          text         REGISTER, PAGES or API
-- $9 sort          text         moment or -moment
-- $10 count        int8
-- $11 skipped      int8
--
-- => total         int8         never above five thousand
-- => decided_at    timestamptz
-- => span_id       text
-- => trace_id      text
-- => event_name    text
-- => outcome       text
-- => role          text         null where the decision point was asked, as the next two
-- => home          text
-- => purpose       text
-- => client        text         name of the system; null where none was between
-- => coordinates   text[]       null where the decision point was asked
WITH found AS MATERIALIZED (
    SELECT
        record.decided_at,
        record.span_id
    FROM access.decision_record AS record
    WHERE record.decided_at >= $1
        AND record.decided_at < $2
        AND ($3::text IS NULL OR record.outcome = $3 OR ($3 = 'REFUSED' AND record.outcome <> 'OK'))
        AND ($4::text IS NULL OR record.role = $4)
        AND ($5::text IS NULL OR record.home = $5)
        AND ($6::text IS NULL OR record.client = $6)
        AND ($7::text IS NULL OR record.purpose = $7)
        AND (
            $8::text IS NULL
            OR $8 = CASE
                WHEN record.coordinates IS NULL THEN 'API'
                WHEN record.coordinates[1] LIKE 'Administration.%' THEN 'PAGES'
                ELSE 'REGISTER'
            END
        )
    ORDER BY record.decided_at DESC, record.span_id DESC
    LIMIT 5000
),

shown AS (
    SELECT
        found.decided_at,
        found.span_id,
        count(*) OVER () AS total,
        row_number() OVER (
            ORDER BY
                CASE $9::text WHEN 'moment' THEN found.decided_at END ASC,
                found.decided_at DESC,
                found.span_id DESC
        ) AS place
    FROM found
    ORDER BY place
    LIMIT $10 OFFSET $11
)

SELECT
    shown.total,
    record.decided_at,
    record.span_id,
    record.trace_id,
    record.event_name,
    record.outcome,
    record.role,
    record.home,
    record.purpose,
    client.name AS client,
    record.coordinates
FROM shown
INNER JOIN access.decision_record AS record
    ON shown.decided_at = record.decided_at AND shown.span_id = record.span_id
LEFT JOIN access.client ON record.client = client.id
ORDER BY shown.place
