-- Guard: legal bases in force now.
CREATE VIEW api.legal_basis_in_force AS
SELECT
    legal_basis.code,
    legal_basis.types,
    legal_basis.purposes
FROM access.legal_basis
WHERE legal_basis.in_force_from <= register.today()
    AND (legal_basis.in_force_until IS NULL OR register.today() <= legal_basis.in_force_until)
