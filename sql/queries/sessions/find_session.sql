-- One session that has not ended, seen now, with the appointments its officer has at this moment.
--
-- $1 digest            text
-- $2 idle              float8  seconds without a request after which a session has ended
-- $3 lifetime          float8  seconds after which a session has ended
--
-- => officer_id        uuid    null while signing in, as subject and name
-- => subject           text
-- => name              text
-- => appointment_id    uuid    null until a capacity is chosen
-- => appointments      jsonb   id, role, home and mandates (purposes of those in force)
-- => acr               text
-- => provider_session  text
-- => id_token          text
-- => content           jsonb
-- => age               float8  seconds since the officer proved who they are
WITH touched AS (
    UPDATE access.session
    SET seen_at = now()
    WHERE digest = $1
        AND ended_at IS NULL
        AND seen_at > now() - make_interval(secs => $2)
        AND made_at > now() - make_interval(secs => $3)
    RETURNING
        officer_id, appointment_id, acr, provider_session, id_token, content, authenticated_at
)

SELECT
    touched.officer_id,
    officer.subject,
    officer.name,
    touched.appointment_id,
    coalesce(held.appointments, '[]'::jsonb) AS appointments,
    touched.acr,
    touched.provider_session,
    touched.id_token,
    touched.content,
    extract(EPOCH FROM now() - touched.authenticated_at)::float8 AS age
FROM touched
LEFT JOIN access.officer ON touched.officer_id = officer.id
LEFT JOIN LATERAL (
    SELECT
        jsonb_agg(
            jsonb_build_object(
                'id', appointment.id,
                'role', appointment.role,
                'home', coalesce(appointment.municipality, appointment.police_unit),
                'mandates', (
                    SELECT coalesce(jsonb_agg(DISTINCT mandate.purpose), '[]'::jsonb)
                    FROM register.mandate
                    WHERE mandate.appointment_id = appointment.id
                        AND register.today() BETWEEN mandate.valid_from AND mandate.valid_until
                )
            )
            ORDER BY appointment.role, appointment.municipality, appointment.police_unit
        ) AS appointments
    FROM api.appointment_in_force AS appointment
    WHERE appointment.officer_id = touched.officer_id
) AS held ON TRUE
