-- Interview: the self-reliance interview before a licence; the report is sealed.
CREATE VIEW api.interview AS
SELECT
    interview.licence_number,
    interview.held_on,
    interview.outcome,
    register.envelope(licence.holder_id, data_key.kek, data_key.wrapped, interview.report)
        AS report
FROM register.interview
LEFT JOIN register.licence ON interview.licence_number = licence.number
LEFT JOIN register.data_key ON licence.holder_id = data_key.person_id
