-- ReferralReceipt: that a referral was taken; whether anything was sent stands nowhere.
CREATE VIEW api.referral_receipt AS
SELECT
    CASE WHEN act_key.act IN ('refer', 'escalate') THEN act_key.made::uuid END AS id,
    TRUE AS accepted
FROM access.act_key
WHERE act_key.act IN ('refer', 'escalate')
