-- Note that a municipal system asked something on a day; nothing happens where that is noted.
--
-- $1 client   text
-- $2 sha256   text  of the trusted document; null where any other text was asked
-- $3 used_on  date
INSERT INTO access.client_use (client, sha256, used_on)
VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING
