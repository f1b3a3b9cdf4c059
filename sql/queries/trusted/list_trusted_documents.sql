-- A page of trusted documents without their text, sorted, with how many there are. Pages.
--
-- $1 words       text  part of name or fingerprint; null for every document
-- $2 client      text  null for every system
-- $3 state       text  PROPOSED, APPROVED or WITHDRAWN; null for every state
-- $4 sort        text  name, client, proposed_at or used_on
-- $5 descending  bool
-- $6 limit       int8
-- $7 offset      int8
--
-- => id            uuid
-- => client        text
-- => client_name   text
-- => sha256        text
-- => name          text
-- => state         text
-- => proposer      text
-- => proposed_at   timestamptz
-- => approver      text         null where it is not approved, as the next
-- => approved_at   timestamptz
-- => withdrawn_at  timestamptz  null where it is not withdrawn
-- => used_on       date         last day on which it was asked; null if it never was
-- => total         int8
WITH known AS (
    SELECT
        document.id,
        document.client,
        client.name AS client_name,
        document.sha256,
        document.name,
        CASE
            WHEN document.withdrawn_at IS NOT NULL THEN 'WITHDRAWN'
            WHEN document.approved_at IS NOT NULL THEN 'APPROVED'
            ELSE 'PROPOSED'
        END AS state,
        proposer.name AS proposer,
        document.proposed_at,
        approver.name AS approver,
        document.approved_at,
        document.withdrawn_at,
        (
            SELECT max(client_use.used_on)
            FROM access.client_use
            WHERE client_use.client = document.client
                AND client_use.sha256 = document.sha256
                AND client_use.used_on
                >= (document.approved_at AT TIME ZONE 'Europe/Amsterdam')::date
                AND (
                    document.withdrawn_at IS NULL
                    OR client_use.used_on
                    <= (document.withdrawn_at AT TIME ZONE 'Europe/Amsterdam')::date
                )
        ) AS used_on
    FROM access.trusted_document AS document
    INNER JOIN access.client ON document.client = client.id
    INNER JOIN access.officer AS proposer ON document.proposed_by = proposer.id
    LEFT JOIN access.officer AS approver ON document.approved_by = approver.id
),

found AS (
    SELECT
        known.*,
        CASE $4::text
            WHEN 'name' THEN lower(known.name)
            WHEN 'client' THEN lower(known.client_name)
            WHEN 'used_on' THEN coalesce(known.used_on::text, '')
            ELSE to_char(known.proposed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')
        END AS position
    FROM known
    WHERE ($2::text IS NULL OR known.client = $2::text)
        AND ($3::text IS NULL OR known.state = $3::text)
        AND (
            $1::text IS NULL
            OR strpos(lower(known.name || ' ' || known.sha256), lower($1::text)) > 0
        )
)

SELECT
    found.id,
    found.client,
    found.client_name,
    found.sha256,
    found.name,
    found.state,
    found.proposer,
    found.proposed_at,
    found.approver,
    found.approved_at,
    found.withdrawn_at,
    found.used_on,
    count(*) OVER () AS total
FROM found
ORDER BY
    CASE WHEN $5::bool THEN found.position END DESC,
    CASE WHEN NOT $5::bool THEN found.position END ASC,
    found.id ASC
LIMIT $6 OFFSET $7
