-- Whether decisions, disclosures and uses can be written now; one row.
--
-- => writable  bool  false on a standby, in a read-only database or without the right
SELECT
    has_table_privilege('access.decision_record', 'INSERT')
    AND has_any_column_privilege('access.disclosure_record', 'INSERT')
    AND has_table_privilege('access.client_use', 'INSERT')
    AND current_setting('transaction_read_only') = 'off' AS writable
