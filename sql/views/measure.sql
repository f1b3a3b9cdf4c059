-- Measure: what was imposed on the holder of an operator licence.
CREATE VIEW api.measure AS
SELECT
    measure.id,
    measure.operator_licence_number,
    measure.kind,
    measure.ground,
    measure.imposed_on,
    measure.lifted_on
FROM register.measure
