-- Delete the records of a batch whose destruction was written down in this transaction.
--
-- $1 batch  int8
DELETE FROM access.disclosure_record AS record
USING access.disclosure_seal AS seal
WHERE seal.number = $1
    AND (record.transaction, record.id) > (seal.since_transaction, seal.since_id)
    AND (record.transaction, record.id) <= (seal.until_transaction, seal.until_id)
