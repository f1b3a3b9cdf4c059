-- Checks are counted over all processes, and an inspection keeps those that were made in it.
--
-- counted  inspection:, officer: or client: with an identifier, or public
-- since    start of the hour or minute; -infinity for an inspection
-- part     systems and the public are counted in parts, so that not everybody waits for one row
CREATE TABLE register.check_tally (
    counted text NOT NULL,
    since timestamptz NOT NULL,
    part integer NOT NULL,
    checks integer NOT NULL,
    PRIMARY KEY (counted, since, part)
) WITH (fillfactor = 50);

-- officer_id, client  who made it; null in an inspection that was loaded
ALTER TABLE register.recorded_check
ADD COLUMN officer_id uuid,
ADD COLUMN client text;

GRANT USAGE ON SCHEMA register TO registerpoort_gateway;
GRANT SELECT, INSERT, UPDATE ON register.check_tally TO registerpoort_gateway;
GRANT INSERT ON register.recorded_check TO registerpoort_gateway;
