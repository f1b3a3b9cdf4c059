-- Documents of municipal systems, newest first. Pages.
--
-- $1 client        text  null for every system
-- $2 id            uuid  null for every document
-- $3 sha256        text  null for every text
--
-- => id            uuid
-- => client        text
-- => sha256        text
-- => content       text
-- => name          text
-- => state         text  PROPOSED, APPROVED or WITHDRAWN
-- => proposer_id   uuid
-- => proposer      text
-- => proposed_at   timestamptz
-- => approver      text  null where it is not approved, as the next
-- => approved_at   timestamptz
-- => withdrawer    text  null where it is not withdrawn, as the next
-- => withdrawn_at  timestamptz
-- => used_on       date  last day on which it was asked; null if it never was
SELECT
    document.id,
    document.client,
    document.sha256,
    document.content,
    document.name,
    CASE
        WHEN document.withdrawn_at IS NOT NULL THEN 'WITHDRAWN'
        WHEN document.approved_at IS NOT NULL THEN 'APPROVED'
        ELSE 'PROPOSED'
    END AS state,
    document.proposed_by AS proposer_id,
    proposer.name AS proposer,
    document.proposed_at,
    approver.name AS approver,
    document.approved_at,
    withdrawer.name AS withdrawer,
    document.withdrawn_at,
    used.used_on
FROM access.trusted_document AS document
INNER JOIN access.officer AS proposer ON document.proposed_by = proposer.id
LEFT JOIN access.officer AS approver ON document.approved_by = approver.id
LEFT JOIN access.officer AS withdrawer ON document.withdrawn_by = withdrawer.id
CROSS JOIN LATERAL (
    SELECT max(client_use.used_on) AS used_on
    FROM access.client_use
    WHERE client_use.client = document.client
        AND client_use.sha256 = document.sha256
        AND client_use.used_on >= (document.approved_at AT TIME ZONE 'Europe/Amsterdam')::date
        AND (
            document.withdrawn_at IS NULL
            OR client_use.used_on
            <= (document.withdrawn_at AT TIME ZONE 'Europe/Amsterdam')::date
        )
) AS used
WHERE ($1::text IS NULL OR document.client = $1)
    AND ($2::uuid IS NULL OR document.id = $2)
    AND ($3::text IS NULL OR document.sha256 = $3)
ORDER BY document.proposed_at DESC, document.id ASC
