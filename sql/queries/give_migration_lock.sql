-- Let the next program migrate. Owner.
--
-- => given  bool
SELECT pg_advisory_unlock(hashtext('registerpoort migrate')) AS given
