-- One page of the newest decisions that fit a search; the search goes no further than its bound.
--
-- $1 since         timestamptz  from here on
-- $2 until         timestamptz  before this
-- $3 outcome       text         null for every one, as the next five; REFUSED for any but OK
-- $4 role          text
-- $5 home          text
-- $6 client        text
-- $7 purpose       text
-- $8 kind          text         REGISTER, PAGES or API
-- $9 bound         int8         rows that are looked at
-- $10 sort         text         moment or -moment
-- $11 count        int8
-- $12 skipped      int8
--
-- => total         int8         never above the bound
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
        record.span_id,
        record.trace_id,
        record.event_name,
        record.outcome,
        record.role,
        record.home,
        record.purpose,
        record.client,
        record.coordinates
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
    ORDER BY record.decided_at DESC
    LIMIT $9
)

SELECT
    count(*) OVER () AS total,
    found.decided_at,
    found.span_id,
    found.trace_id,
    found.event_name,
    found.outcome,
    found.role,
    found.home,
    found.purpose,
    client.name AS client,
    found.coordinates
FROM found
LEFT JOIN access.client ON found.client = client.id
ORDER BY
    CASE $10::text WHEN 'moment' THEN found.decided_at END ASC,
    found.decided_at DESC,
    found.span_id ASC
LIMIT $11 OFFSET $12
