-- Proposals of legal bases, newest first: one, those of one basis, or all.
--
-- $1 id    uuid  null for every proposal
-- $2 code  text  null for every basis
--
-- => id              uuid
-- => code            text
-- => instrument      text
-- => in_force_from   date
-- => in_force_until  date
-- => types           text[]
-- => purposes        text[]
-- => synthetic_only  bool
-- => reason          text
-- => replaces        text         JSON of the basis as it was then; null for a new one
-- => proposer_id     uuid
-- => proposer        text
-- => proposed_at     timestamptz
-- => outcome         text         null while it is open, as all that follows
-- => decider         text
-- => decided_at      timestamptz
-- => outdated        bool         whether the basis changed since it was proposed
SELECT
    proposal.id,
    proposal.code,
    proposal.instrument,
    proposal.in_force_from,
    proposal.in_force_until,
    proposal.types,
    proposal.purposes,
    proposal.synthetic_only,
    proposal.reason,
    proposal.replaces::text AS replaces,
    proposal.proposer_id,
    proposer.name AS proposer,
    proposed.acted_at AS proposed_at,
    proposal.outcome,
    decider.name AS decider,
    decided.acted_at AS decided_at,
    (
        proposal.outcome IS NULL
        AND coalesce(proposal.replaces, 'null') <> coalesce(to_jsonb(basis.*), 'null')
    ) AS outdated
FROM access.legal_basis_proposal AS proposal
INNER JOIN access.officer AS proposer ON proposal.proposer_id = proposer.id
INNER JOIN access.act AS proposed ON proposal.proposed_act = proposed.id
LEFT JOIN access.officer AS decider ON proposal.decider_id = decider.id
LEFT JOIN access.act AS decided ON proposal.decided_act = decided.id
LEFT JOIN access.legal_basis AS basis ON proposal.code = basis.code
WHERE ($1::uuid IS NULL OR proposal.id = $1::uuid)
    AND ($2::text IS NULL OR proposal.code = $2::text)
ORDER BY proposed.acted_at DESC, proposal.id DESC
