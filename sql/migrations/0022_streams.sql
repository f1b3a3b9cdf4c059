-- An annotation remembers the transaction that made it, so that streams miss none that was
-- committed late.

-- A migration is one transaction, in which no index is made beside those who write; every row
-- there is stays out of this one.
-- squawk-ignore-file require-concurrent-index-creation

-- made_in  transaction that made it; null of what was there before
ALTER TABLE register.annotation ADD COLUMN made_in xid8;
ALTER TABLE register.annotation ALTER COLUMN made_in SET DEFAULT pg_current_xact_id();
CREATE INDEX annotation_made_in ON register.annotation (made_in) WHERE made_in IS NOT NULL;
