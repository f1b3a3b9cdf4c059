-- End sessions because the provider says so; what they remembered is emptied.
--
-- $1 provider_session  text  null ends every session of the subject
-- $2 subject           text  null ends the one session, whoever's it is
--
-- => digest            text
UPDATE access.session
SET ended_at = now(), id_token = NULL, content = '{}'
FROM access.officer
WHERE session.officer_id = officer.id
    AND session.ended_at IS NULL
    AND ($1::text IS NOT NULL OR $2::text IS NOT NULL)
    AND ($1 IS NULL OR session.provider_session = $1)
    AND ($2 IS NULL OR officer.subject = $2)
RETURNING session.digest
