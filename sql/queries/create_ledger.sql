-- Make the ledger: one row for each migration, and number 0 for the set of views. Owner.
CREATE TABLE IF NOT EXISTS registerpoort_meta.migration (
    number integer PRIMARY KEY CHECK (number >= 0),
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
)
