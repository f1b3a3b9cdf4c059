-- Bound how long the transaction may wait for a lock, and how long a statement may take. Owner.
--
-- $1 lock_timeout       text  with its unit, as 4s
-- $2 statement_timeout  text  with its unit, as 5s
--
-- => lock_timeout       text
-- => statement_timeout  text
SELECT
    set_config('lock_timeout', $1, TRUE) AS lock_timeout,
    set_config('statement_timeout', $2, TRUE) AS statement_timeout
