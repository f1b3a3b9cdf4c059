-- How many decisions there are in a period. Owner.
--
-- $1 since   timestamptz  from here on
-- $2 until   timestamptz  before this
--
-- => number  int8
SELECT count(*) AS number
FROM access.decision_record AS record
WHERE record.decided_at >= $1
    AND record.decided_at < $2
    AND record.event_name IN ('adl.access_evaluation', 'adl.access_evaluations')
