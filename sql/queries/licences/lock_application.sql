-- One application, locked until the act is done. Acts.
--
-- $1 id  uuid
--
-- => place      text  municipality that it counts for
-- => state      text
-- => version    int4
-- => holder     uuid  null once it ended without a licence
-- => subject    text  pseudonym of the applicant; null once it ended without a licence
-- => synthetic  bool
-- => outcome    text  of the interview; null where there was none
-- => pictured   bool  whether it has a photo
SELECT
    coalesce(application.assigned_to, application.municipality) AS place,
    application.status AS state,
    application.version,
    application.holder_id AS holder,
    application.subject,
    application.synthetic,
    (
        SELECT interview.outcome
        FROM register.application_interview AS interview
        WHERE interview.application_id = application.id
    ) AS outcome,
    application.id IN (
        SELECT photo.application_id FROM register.application_photo AS photo
    ) AS pictured
FROM register.application
WHERE application.id = $1
FOR UPDATE OF application
