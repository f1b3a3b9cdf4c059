-- Note how far a verification is, and how it ended.
--
-- $1 id             uuid
-- $2 total          int8
-- $3 batches        int8
-- $4 records        int8
-- $5 destroyed      int8
-- $6 unsigned       int8
-- $7 unchecked      int8
-- $8 unsealed       int8
-- $9 broken         int8
-- $10 fault         text  null where nothing is broken, as the next two
-- $11 fault_batch   int8
-- $12 fault_record  int8  null where no record is meant
-- $13 verdict       text  null as long as it goes on
UPDATE access.disclosure_verification AS verification
SET seen_at = now(),
    total = $2,
    batches = $3,
    records = $4,
    destroyed = $5,
    unsigned = $6,
    unchecked = $7,
    unsealed = $8,
    broken = $9,
    fault = $10,
    fault_batch = $11,
    fault_record = $12,
    verdict = $13::text,
    ended_at = CASE WHEN $13::text IS NOT NULL THEN now() END
WHERE verification.id = $1
