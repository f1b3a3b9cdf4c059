-- The life of policy versions, newest first. Owner.
--
-- $1 version        int8  null for every version
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
-- => evidence       jsonb
-- => signature      text
-- => approver       text
-- => approved_at    timestamptz
-- => in_force_from  timestamptz
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
    proposal.evidence,
    proposal.signature,
    approver.name AS approver,
    approval.approved_at,
    activation.in_force_from
FROM access.policy_version
CROSS JOIN api.head AS current
LEFT JOIN access.policy_proposal AS proposal ON policy_version.version = proposal.version
LEFT JOIN access.officer AS author ON proposal.author_id = author.id
LEFT JOIN access.policy_approval AS approval ON policy_version.version = approval.version
LEFT JOIN access.officer AS approver ON approval.approver_id = approver.id
LEFT JOIN access.policy_activation AS activation
    ON policy_version.version = activation.version AND activation.called_off_at IS NULL
WHERE $1::bigint IS NULL OR policy_version.version = $1
ORDER BY policy_version.version DESC
