-- Ask that the chain is verified, unless it is being verified; one row, or none.
--
-- $1 officer      uuid
-- $2 appointment  uuid
-- $3 trace        text
--
-- => id           uuid
INSERT INTO access.disclosure_verification (officer_id, appointment_id, trace_id)
SELECT
    $1::uuid AS officer_id,
    $2::uuid AS appointment_id,
    $3::text AS trace_id
WHERE NOT EXISTS (
    SELECT FROM access.disclosure_verification AS asked
    WHERE asked.verdict IS NULL
)
RETURNING id
