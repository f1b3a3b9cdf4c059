-- Let the gateway read every view. Owner.
GRANT SELECT ON ALL TABLES IN SCHEMA api TO registerpoort_gateway
