-- Acts: supervisors who may be in a team, by their appointments in force now.
CREATE VIEW api.supervisor_in_force AS
SELECT
    appointment.id,
    appointment.officer_id,
    appointment.leads,
    coalesce(appointment.municipality, appointment.police_unit) AS home
FROM access.appointment
WHERE appointment.role IN ('inspector', 'police_supervisor')
    AND appointment.ended_at IS NULL
    AND appointment.valid_from <= register.today()
    AND (appointment.valid_until IS NULL OR register.today() <= appointment.valid_until)
