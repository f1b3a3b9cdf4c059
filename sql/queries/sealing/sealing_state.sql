-- How far sealing is; one row.
--
-- => number     int8         of the newest batch; null where nothing is sealed, as the next one
-- => sealed_at  timestamptz
-- => signed     bool         whether it was signed
-- => unsealed   int8         records that no batch holds
WITH newest AS (
    SELECT
        seal.number,
        seal.sealed_at,
        seal.key IS NOT NULL AS signed,
        seal.until_transaction,
        seal.until_id
    FROM access.disclosure_seal AS seal
    ORDER BY seal.number DESC
    LIMIT 1
),

waiting AS (
    SELECT count(*) AS unsealed
    FROM access.disclosure_record AS record
    WHERE (record.transaction, record.id) > (
        coalesce((SELECT newest.until_transaction FROM newest), 0),
        coalesce((SELECT newest.until_id FROM newest), 0)
    )
)

SELECT
    newest.number,
    newest.sealed_at,
    coalesce(newest.signed, FALSE) AS signed,
    waiting.unsealed
FROM waiting
LEFT JOIN newest ON TRUE
