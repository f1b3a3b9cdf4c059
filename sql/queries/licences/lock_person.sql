-- Hold everything else that asks about one person until this act is done. Acts.
--
-- $1 known_by  text  what the person is told apart by
--
-- => held  bool
SELECT pg_advisory_xact_lock(hashtextextended($1, 0)) IS NOT NULL AS held
