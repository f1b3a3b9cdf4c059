-- Change how a licence stands. Acts.
--
-- $1 number  text
-- $2 status  text  null where it stays
-- $3 years   int4  how much longer it is valid
UPDATE register.licence
SET
    status = coalesce($2, status),
    valid_until = (valid_until + make_interval(years => $3))::date,
    version = version + 1
WHERE number = $1
