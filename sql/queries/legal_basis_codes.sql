-- The code of every legal basis, in force or not, in order. Owner.
--
-- => code  text
SELECT basis.code
FROM access.legal_basis AS basis
ORDER BY basis.code
