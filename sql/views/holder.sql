-- Holder: the person a licence was issued to.
CREATE VIEW api.holder AS
SELECT
    holder.id,
    holder.given_names,
    holder.family_name,
    holder.birth_date,
    holder.bsn,
    holder.work_phone,
    holder.correspondence_address
FROM register.holder
