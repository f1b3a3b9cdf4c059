-- Forget an applicant who got no licence; no row where a request of theirs is held. Acts.
--
-- $1 id  uuid
--
-- => id  uuid
DELETE FROM register.holder
WHERE
    holder.id = $1
    AND NOT EXISTS (
        SELECT FROM register.subject_request AS request
        WHERE request.holder_id = holder.id
    )
RETURNING holder.id
