-- Guard: appointments in force now.
CREATE VIEW api.appointment_in_force AS
SELECT
    appointment.id,
    officer.subject,
    officer.id AS officer_id,
    appointment.role,
    appointment.municipality,
    appointment.police_unit
FROM access.appointment
INNER JOIN access.officer ON appointment.officer_id = officer.id
WHERE appointment.ended_at IS NULL
    AND appointment.valid_from <= register.today()
    AND (appointment.valid_until IS NULL OR register.today() <= appointment.valid_until)
