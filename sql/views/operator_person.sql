-- OperatorPerson: the operator or a manager of a business.
CREATE VIEW api.operator_person AS
SELECT
    operator_person.id,
    operator_person.operator_licence_number,
    operator_person.capacity,
    operator_person.given_names,
    operator_person.family_name,
    operator_person.birth_date
FROM register.operator_person
