-- Open a session.
--
-- $1 digest            text
-- $2 officer_id        uuid  null while signing in, as the next four
-- $3 appointment_id    uuid  the only appointment there is; null where there are several
-- $4 acr               text
-- $5 provider_session  text
-- $6 id_token          text
-- $7 content           jsonb
INSERT INTO access.session (
    digest, officer_id, appointment_id, acr, provider_session, id_token, content, authenticated_at
)
SELECT
    $1 AS digest,
    $2 AS officer_id,
    $3 AS appointment_id,
    $4 AS acr,
    $5 AS provider_session,
    $6 AS id_token,
    $7 AS content,
    CASE WHEN $2::uuid IS NOT NULL THEN now() END AS authenticated_at
