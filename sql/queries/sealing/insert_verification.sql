-- Write down a verification that the command made.
--
-- $1 total          int8
-- $2 batches        int8
-- $3 records        int8
-- $4 destroyed      int8
-- $5 unsigned       int8
-- $6 unchecked      int8
-- $7 unsealed       int8
-- $8 broken         int8
-- $9 fault          text
-- $10 fault_batch   int8
-- $11 fault_record  int8
-- $12 verdict       text
INSERT INTO access.disclosure_verification (
    seen_at, total, batches, records, destroyed, unsigned, unchecked, unsealed, broken, fault,
    fault_batch, fault_record, verdict, ended_at
)
VALUES (now(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now())
