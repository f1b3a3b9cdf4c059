-- Every legal basis as it is, in order of code.
--
-- => code            text
-- => instrument      text
-- => in_force_from   date    null while it is not in force
-- => in_force_until  date    the last day; null for none
-- => types           text[]  names of GraphQL types
-- => purposes        text[]
-- => synthetic_only  bool
SELECT
    basis.code,
    basis.instrument,
    basis.in_force_from,
    basis.in_force_until,
    basis.types,
    basis.purposes,
    basis.synthetic_only
FROM access.legal_basis AS basis
ORDER BY basis.code
