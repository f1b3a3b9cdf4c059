-- Decision: what was decided on a licence.
CREATE VIEW api.decision AS
SELECT
    decision.id,
    decision.licence_number,
    decision.kind,
    decision.ground,
    decision.decided_on,
    decision.objection_pending
FROM register.decision
