-- Supervisors by their appointments in force. Acts.
--
-- $1 appointments  uuid[]
--
-- => id          uuid
-- => officer_id  uuid
-- => leads       bool  whether it is the appointment of a team lead
-- => home        text  municipality or police unit
SELECT
    supervisor.id,
    supervisor.officer_id,
    supervisor.leads,
    supervisor.home
FROM api.supervisor_in_force AS supervisor
WHERE supervisor.id = any($1)
ORDER BY supervisor.id
