-- Issue a licence from today on; no row where the number is taken. Acts.
--
-- $1 number     text
-- $2 place      text  municipality that issues it
-- $3 holder     uuid
-- $4 subject    text  pseudonym of the holder
-- $5 synthetic  bool
-- $6 years      int4  how long it is valid
--
-- => number  text
INSERT INTO register.licence (
    number, municipality, holder_id, subject, synthetic, status, valid_from, valid_until
)
VALUES (
    $1, $2, $3, $4, $5, 'GRANTED', register.today(),
    (register.today() + make_interval(years => $6))::date - 1
)
ON CONFLICT (number) DO NOTHING
RETURNING number
