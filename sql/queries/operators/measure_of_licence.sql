-- A measure against an operator. Acts.
--
-- $1 id       uuid
-- $2 licence  text  number
--
-- => id     uuid
-- => state  text  IMPOSED or LIFTED
SELECT
    measure.id,
    CASE WHEN measure.lifted_on IS NULL THEN 'IMPOSED' ELSE 'LIFTED' END AS state
FROM register.measure
WHERE measure.id = $1 AND measure.operator_licence_number = $2
