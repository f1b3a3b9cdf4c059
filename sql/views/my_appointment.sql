-- Appointment: an appointment in force of the officer who asks.
CREATE VIEW api.my_appointment AS
SELECT
    appointment.id,
    appointment.officer_id,
    appointment.role,
    appointment.municipality,
    appointment.police_unit,
    appointment.valid_from,
    appointment.valid_until
FROM access.appointment
WHERE appointment.ended_at IS NULL
    AND appointment.valid_from <= register.today()
    AND (appointment.valid_until IS NULL OR register.today() <= appointment.valid_until)
