-- Let the gateway and its acts read every view. Owner.
GRANT SELECT ON ALL TABLES IN SCHEMA api TO registerpoort_gateway, registerpoort_acts
