-- Application: what was applied for, and how it ended; without a person once it was refused.
CREATE VIEW api.application AS
SELECT
    application.id,
    application.status,
    application.municipality,
    application.applied_on,
    application.decided_on,
    application.ground,
    application.version,
    application.holder_id,
    application.licence_number,
    coalesce(application.assigned_to, application.municipality) AS placed_in,
    application.subject
FROM register.application
