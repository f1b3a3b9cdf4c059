-- OperatorPerson: the operator or a manager of a business; name and day of birth are sealed.
CREATE VIEW api.operator_person AS
SELECT
    person.id,
    person.operator_licence_number,
    person.capacity,
    register.envelope(person.id, data_key.kek, data_key.wrapped, person.given_names)
        AS given_names,
    register.envelope(person.id, data_key.kek, data_key.wrapped, person.family_name)
        AS family_name,
    register.envelope(person.id, data_key.kek, data_key.wrapped, person.birth_date) AS birth_date
FROM register.operator_person AS person
LEFT JOIN register.data_key ON person.id = data_key.person_id
