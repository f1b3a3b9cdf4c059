-- One page of the newest disclosures that fit a search; the search goes no further than its bound.
--
-- $1 since           timestamptz  from here on
-- $2 until           timestamptz  before this
-- $3 home            text         null for every one, as the next two
-- $4 client          text
-- $5 purpose         text
-- $6 bound           int8         rows that are looked at
-- $7 sort            text         name of a column, with a dash in front from high to low
-- $8 count           int8
-- $9 skipped         int8
--
-- => total           int8         never above the bound
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
        disclosure.trace_id,
        disclosure.subject,
        disclosure.coordinates,
        disclosure.purpose,
        disclosure.role,
        disclosure.home,
        disclosure.client,
        disclosure.policy_version
    FROM access.disclosure
    WHERE disclosure.disclosed_at >= $1
        AND disclosure.disclosed_at < $2
        AND ($3::text IS NULL OR disclosure.home = $3)
        AND ($4::text IS NULL OR disclosure.client = $4)
        AND ($5::text IS NULL OR disclosure.purpose = $5)
    ORDER BY disclosure.disclosed_at DESC
    LIMIT $6
)

SELECT
    count(*) OVER () AS total,
    found.disclosed_at,
    found.trace_id,
    found.subject,
    found.coordinates,
    found.purpose,
    found.role,
    found.home,
    client.name AS client,
    found.policy_version
FROM found
LEFT JOIN access.client ON found.client = client.id
ORDER BY
    CASE $7::text WHEN 'home' THEN found.home WHEN 'purpose' THEN found.purpose END ASC,
    CASE $7::text WHEN '-home' THEN found.home WHEN '-purpose' THEN found.purpose END DESC,
    CASE $7::text WHEN 'moment' THEN found.disclosed_at END ASC,
    found.disclosed_at DESC,
    found.record_id DESC,
    found.subject ASC
LIMIT $8 OFFSET $9
