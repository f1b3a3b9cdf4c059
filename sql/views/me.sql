-- Me: the officer who asks.
CREATE VIEW api.me AS
SELECT
    officer.id AS officer_id,
    officer.name
FROM access.officer
