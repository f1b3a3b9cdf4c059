-- Interview: the self-reliance interview before a licence.
CREATE VIEW api.interview AS
SELECT
    interview.licence_number,
    interview.held_on,
    interview.outcome,
    interview.report
FROM register.interview
