-- Whether somebody has the minimum age for a licence today. Acts.
--
-- $1 birth_date  date
--
-- => met  bool
SELECT ($1::date + interval '21 years')::date <= register.today() AS met
