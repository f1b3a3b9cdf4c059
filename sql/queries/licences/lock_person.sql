-- Hold everything else that asks about one person until this act is done. Acts.
--
-- $1 known_by  bytea  keyed hash that the person is told apart by
--
-- => held  bool
SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0)) IS NOT NULL AS held
