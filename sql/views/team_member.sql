-- Officer, as a member of the team of an inspection.
CREATE VIEW api.team_member AS
SELECT
    member.inspection_id,
    officer.id,
    officer.name
FROM register.inspection_member AS member
INNER JOIN access.appointment ON member.appointment_id = appointment.id
INNER JOIN access.officer ON appointment.officer_id = officer.id
