-- Note that a referral was delivered: only the stub stays. Outbox.
--
-- $1 id  uuid
UPDATE register.referral
SET delivered_at = now(), payload = NULL, failure = NULL, attempts = attempts + 1
WHERE id = $1
