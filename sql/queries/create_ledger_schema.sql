-- Make the schema of the ledger of migrations, which no migration can make. Owner.
CREATE SCHEMA IF NOT EXISTS registerpoort_meta
