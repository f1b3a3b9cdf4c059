-- Whether a person has another open application, or a licence in force, anywhere. Acts.
--
-- $1 known_by  bytea  keyed hash that the person is told apart by
-- $2 holder    uuid   record of the person that is not meant
--
-- => known  bool
SELECT
    EXISTS (
        SELECT FROM register.application
        INNER JOIN register.holder ON application.holder_id = holder.id
        WHERE holder.bsn_digest = $1 AND holder.id <> $2 AND application.status = 'APPLIED'
    )
    OR EXISTS (
        SELECT FROM register.licence
        INNER JOIN register.holder ON licence.holder_id = holder.id
        WHERE
            holder.bsn_digest = $1
            AND holder.id <> $2
            AND licence.status IN ('GRANTED', 'SUSPENDED')
            AND licence.valid_until >= register.today()
    ) AS known
