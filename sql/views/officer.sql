-- Officer: who made an annotation.
CREATE VIEW api.officer AS
SELECT
    officer.id,
    officer.name
FROM access.officer
