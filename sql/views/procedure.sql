-- Procedure: the procedures on licences of persons.
CREATE VIEW api.procedure AS
SELECT
    procedure.id,
    procedure.licence_number,
    procedure.kind,
    procedure.opened_at,
    procedure.closed_at
FROM register.procedure
WHERE procedure.licence_number IS NOT NULL
