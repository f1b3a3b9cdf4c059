-- Interview, as that of an open application.
CREATE VIEW api.application_interview AS
SELECT
    interview.application_id,
    interview.held_on,
    interview.outcome,
    interview.report
FROM register.application_interview AS interview
