-- The life of policy versions, newest first.
--
-- $1 version        int8  null for every version
-- $2 state          text  null for every state
-- $3 count          int8  null for all
-- $4 skip           int8
--
-- => version        int8
-- => sha256         text
-- => state          text  ACTIVE, RETIRED, WITHDRAWN, APPROVED, SUBMITTED or DRAFT
-- => title          text  null for the policy that the release ships, as all that follows
-- => based_on       int8
-- => author_id      uuid
-- => author         text
-- => proposed_at    timestamptz
-- => submitted_at   timestamptz
-- => withdrawn_at   timestamptz
-- => evidence       jsonb
-- => signature      text
-- => approver       text
-- => approved_at    timestamptz
-- => activator      text  who decided on the activation
-- => activated_at   timestamptz  when that was decided
-- => in_force_from  timestamptz
-- => total          int8  of all that fit
SELECT
    life.version,
    life.sha256,
    life.state,
    life.title,
    life.based_on,
    life.author_id,
    life.author,
    life.proposed_at,
    life.submitted_at,
    life.withdrawn_at,
    life.evidence,
    life.signature,
    life.approver,
    life.approved_at,
    life.activator,
    life.activated_at,
    life.in_force_from,
    count(*) OVER () AS total
FROM (
    SELECT
        policy_version.version,
        policy_version.sha256,
        CASE
            WHEN policy_version.version = current.policy_version THEN 'ACTIVE'
            WHEN activation.in_force_from <= now() THEN 'RETIRED'
            WHEN proposal.withdrawn_at IS NOT NULL THEN 'WITHDRAWN'
            WHEN approval.version IS NOT NULL THEN 'APPROVED'
            WHEN proposal.submitted_at IS NOT NULL THEN 'SUBMITTED'
            ELSE 'DRAFT'
        END AS state,
        proposal.title,
        proposal.based_on,
        proposal.author_id,
        author.name AS author,
        proposal.proposed_at,
        proposal.submitted_at,
        proposal.withdrawn_at,
        proposal.evidence,
        proposal.signature,
        approver.name AS approver,
        approval.approved_at,
        activator.name AS activator,
        activation.decided_at AS activated_at,
        activation.in_force_from
    FROM access.policy_version
    CROSS JOIN api.head AS current
    LEFT JOIN access.policy_proposal AS proposal ON policy_version.version = proposal.version
    LEFT JOIN access.officer AS author ON proposal.author_id = author.id
    LEFT JOIN access.policy_approval AS approval ON policy_version.version = approval.version
    LEFT JOIN access.officer AS approver ON approval.approver_id = approver.id
    LEFT JOIN access.policy_activation AS activation
        ON policy_version.version = activation.version AND activation.called_off_at IS NULL
    LEFT JOIN access.officer AS activator ON activation.officer_id = activator.id
    WHERE $1::bigint IS NULL OR policy_version.version = $1
) AS life
WHERE $2::text IS NULL OR life.state = $2
ORDER BY life.version DESC
LIMIT $3::bigint OFFSET $4::bigint
