-- Take the lock of who seals until the end of the transaction; one row.
--
-- => taken  bool  false where another process seals
SELECT pg_try_advisory_xact_lock(5277003511043) AS taken
