-- Hold this database for one migrating program at a time, or give false at once. Owner.
--
-- => taken  bool
SELECT pg_try_advisory_lock(hashtext('registerpoort migrate')) AS taken
