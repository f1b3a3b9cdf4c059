-- Verifications of the chain, the newest first.
--
-- $1 count           int8
-- $2 skipped         int8
--
-- => asked_at      timestamptz
-- => name          text         of the officer; null for the command, as the next two
-- => role          text
-- => home          text
-- => total         int8
-- => batches       int8
-- => records       int8
-- => destroyed     int8
-- => unsigned      int8
-- => unchecked     int8
-- => unsealed      int8
-- => broken        int8
-- => fault         text
-- => fault_batch   int8
-- => fault_record  int8
-- => ended_at      timestamptz
-- => verdict       text
-- => listed        int8         how many there are
SELECT
    verification.asked_at,
    officer.name,
    held.role,
    coalesce(held.municipality, held.police_unit) AS home,
    verification.total,
    verification.batches,
    verification.records,
    verification.destroyed,
    verification.unsigned,
    verification.unchecked,
    verification.unsealed,
    verification.broken,
    verification.fault,
    verification.fault_batch,
    verification.fault_record,
    verification.ended_at,
    verification.verdict,
    count(*) OVER () AS listed
FROM access.disclosure_verification AS verification
LEFT JOIN access.officer ON verification.officer_id = officer.id
LEFT JOIN access.appointment AS held ON verification.appointment_id = held.id
ORDER BY verification.asked_at DESC, verification.id ASC
LIMIT $1 OFFSET $2
