-- What was in force from when until when, the last first.
--
-- $1 count            int8
-- $2 skip             int8
--
-- => version          int8
-- => title            text  null for the policy that the release ships, as the next three
-- => author           text
-- => approver         text
-- => activator        text
-- => in_force_from    timestamptz
-- => in_force_until   timestamptz  null where nothing follows yet
-- => total            int8
SELECT
    activation.version,
    proposal.title,
    author.name AS author,
    approver.name AS approver,
    activator.name AS activator,
    activation.in_force_from,
    lead(activation.in_force_from) OVER (ORDER BY activation.in_force_from, activation.id)
        AS in_force_until,
    count(*) OVER () AS total
FROM access.policy_activation AS activation
LEFT JOIN access.policy_proposal AS proposal ON activation.version = proposal.version
LEFT JOIN access.officer AS author ON proposal.author_id = author.id
LEFT JOIN access.policy_approval AS approval ON activation.version = approval.version
LEFT JOIN access.officer AS approver ON approval.approver_id = approver.id
LEFT JOIN access.officer AS activator ON activation.officer_id = activator.id
WHERE activation.called_off_at IS NULL
ORDER BY activation.in_force_from DESC, activation.id DESC
LIMIT $1 OFFSET $2
