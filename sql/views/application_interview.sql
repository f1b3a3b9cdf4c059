-- Interview, as that of an open application; the report is sealed with the applicant's key.
CREATE VIEW api.application_interview AS
SELECT
    interview.application_id,
    interview.held_on,
    interview.outcome,
    register.envelope(application.holder_id, data_key.kek, data_key.wrapped, interview.report)
        AS report
FROM register.application_interview AS interview
LEFT JOIN register.application ON interview.application_id = application.id
LEFT JOIN register.data_key ON application.holder_id = data_key.person_id
