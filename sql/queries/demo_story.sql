-- The licence and the business that the personas of the demonstration meet.
--
-- $1 procedure         uuid  procedure on the licence
-- $2 measure           uuid  measure against the business
--
-- => licence           text
-- => operator_licence  text
SELECT
    procedure.licence_number AS licence,
    measure.operator_licence_number AS operator_licence
FROM register.procedure
CROSS JOIN register.measure
WHERE procedure.id = $1 AND measure.id = $2
