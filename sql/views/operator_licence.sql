-- OperatorLicence: one row for each operator licence.
CREATE VIEW api.operator_licence AS
SELECT
    operator_licence.number,
    operator_licence.trade_name,
    operator_licence.business_type,
    operator_licence.premises,
    operator_licence.municipality,
    CASE
        WHEN
            operator_licence.status = 'GRANTED'
            AND operator_licence.valid_until < register.today()
            THEN 'EXPIRED'
        ELSE operator_licence.status
    END AS status,
    operator_licence.valid_from,
    operator_licence.valid_until,
    operator_licence.conditions,
    operator_licence.version,
    coalesce(operator_licence.assigned_to, operator_licence.municipality) AS placed_in,
    operator_licence.subject
FROM register.operator_licence
