-- The referral that is due longest, locked until its attempt is noted. Outbox.
--
-- => id        uuid
-- => payload   text
-- => attempts  int4
-- => url       text  of the receiver; null where none is registered
-- => key_id    text  of the key to sign with
SELECT
    referral.id,
    referral.payload,
    referral.attempts,
    receiver.url,
    receiver.key_id
FROM register.referral
LEFT JOIN LATERAL (
    SELECT
        known.url,
        known.key_id
    FROM access.referral_receiver AS known
    LEFT JOIN register.safety_region AS region ON known.police_unit = region.police_unit
    LEFT JOIN register.municipality AS town ON region.code = town.safety_region
    WHERE
        known.kind = referral.kind
        AND referral.municipality IN (known.municipality, town.code)
    ORDER BY known.police_unit NULLS FIRST
    LIMIT 1
) AS receiver ON TRUE
WHERE
    referral.delivered_at IS NULL
    AND referral.failed_at IS NULL
    AND referral.due_at <= now()
ORDER BY referral.due_at
LIMIT 1
FOR UPDATE OF referral SKIP LOCKED
