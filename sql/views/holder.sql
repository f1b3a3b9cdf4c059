-- Holder: the person a licence was issued to; all of it sealed.
CREATE VIEW api.holder AS
SELECT
    holder.id,
    register.envelope(holder.id, data_key.kek, data_key.wrapped, holder.given_names)
        AS given_names,
    register.envelope(holder.id, data_key.kek, data_key.wrapped, holder.family_name)
        AS family_name,
    register.envelope(holder.id, data_key.kek, data_key.wrapped, holder.birth_date)
        AS birth_date,
    register.envelope(holder.id, data_key.kek, data_key.wrapped, holder.bsn) AS bsn,
    register.envelope(holder.id, data_key.kek, data_key.wrapped, holder.work_phone)
        AS work_phone,
    register.envelope(holder.id, data_key.kek, data_key.wrapped, holder.correspondence_address)
        AS correspondence_address
FROM register.holder
LEFT JOIN register.data_key ON holder.id = data_key.person_id
