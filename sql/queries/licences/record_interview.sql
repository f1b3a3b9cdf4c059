-- Keep the interview of an application, in place of an earlier one. Acts.
--
-- $1 application  uuid
-- $2 held_on      date
-- $3 outcome      text
-- $4 report       bytea  sealed
INSERT INTO register.application_interview (application_id, held_on, outcome, report)
VALUES ($1, $2, $3, $4)
ON CONFLICT (application_id) DO UPDATE
SET held_on = excluded.held_on, outcome = excluded.outcome, report = excluded.report
