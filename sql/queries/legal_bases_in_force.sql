-- The legal bases in force today, in order of code.
--
-- => code      text
-- => types     text[]  names of GraphQL types
-- => purposes  text[]
SELECT
    basis.code,
    basis.types,
    basis.purposes
FROM api.legal_basis_in_force AS basis
ORDER BY basis.code
