-- Write down acts of one officer.
--
-- $1 ids             uuid[]
-- $2 kinds           text[]
-- $3 whats           text[]  JSON
-- $4 officer_id      uuid    null for the owner
-- $5 appointment_id  uuid    null for the owner
-- $6 trace_id        text
INSERT INTO access.act (id, kind, what, officer_id, appointment_id, trace_id)
SELECT
    act.id,
    act.kind,
    act.what::jsonb,
    $4::uuid AS officer_id,
    $5::uuid AS appointment_id,
    $6::text AS trace_id
FROM unnest($1::uuid[], $2::text[], $3::text[]) AS act (id, kind, what)
