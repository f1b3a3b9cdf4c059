-- One page of the newest disclosures that fit a search; five thousand of them are gone through.
--
-- $1 since           timestamptz  from here on
-- $2 until           timestamptz  before this
-- $3 home            text         null for every one, as the next two
-- $4 client          text
-- $5 purpose         text
-- $6 sort            text         name of a column, with a dash in front from high to low
-- $7 count           int8
-- $8 skipped         int8
--
-- => total           int8         never above five thousand
-- => disclosed_at    timestamptz
-- => trace_id        text
-- => subject         text
-- => coordinates     text[]
-- => purpose         text
-- => role            text
-- => home            text
-- => client          text         name of the system; null where none was between
-- => policy_version  int8
WITH found AS MATERIALIZED (
    SELECT
        disclosure.record_id,
        disclosure.disclosed_at,
        disclosure.subject,
        disclosure.purpose,
        disclosure.home
    FROM access.disclosure
    WHERE disclosure.disclosed_at >= $1
        AND disclosure.disclosed_at < $2
        AND ($3::text IS NULL OR disclosure.home = $3)
        AND ($4::text IS NULL OR disclosure.client = $4)
        AND ($5::text IS NULL OR disclosure.purpose = $5)
    ORDER BY disclosure.disclosed_at DESC
    LIMIT 5000
),

shown AS (
    SELECT
        found.record_id,
        found.subject,
        count(*) OVER () AS total,
        row_number() OVER (
            ORDER BY
                CASE $6::text WHEN 'home' THEN found.home WHEN 'purpose' THEN found.purpose END ASC,
                CASE $6::text
                    WHEN '-home' THEN found.home WHEN '-purpose' THEN found.purpose
                END DESC,
                CASE $6::text WHEN 'moment' THEN found.disclosed_at END ASC,
                found.disclosed_at DESC,
                found.record_id DESC,
                found.subject ASC
        ) AS place
    FROM found
    ORDER BY place
    LIMIT $7 OFFSET $8
)

SELECT
    shown.total,
    record.disclosed_at,
    record.trace_id,
    shown.subject,
    record.coordinates,
    record.purpose,
    record.role,
    record.home,
    client.name AS client,
    record.policy_version
FROM shown
INNER JOIN access.disclosure_record AS record ON shown.record_id = record.id
LEFT JOIN access.client ON record.client = client.id
ORDER BY shown.place
