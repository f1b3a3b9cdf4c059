-- Put the interview of an application on its licence. Acts.
--
-- $1 application  uuid
-- $2 licence      text  number
WITH moved AS (
    DELETE FROM register.application_interview AS interview
    WHERE interview.application_id = $1
    RETURNING interview.held_on, interview.outcome, interview.report
)

INSERT INTO register.interview (licence_number, held_on, outcome, report)
SELECT
    $2::text AS licence_number,
    moved.held_on,
    moved.outcome,
    moved.report
FROM moved
