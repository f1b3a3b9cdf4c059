-- Schemas, and the role whose rights the gateway acts with.
--
-- register  the tables of the register; only the owner reaches them
-- access    appointments, clients, policies, disclosures
-- api       one view for each GraphQL type; all that the gateway may read
--
-- Roles belong to the whole server: another database may make the same one at this moment.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'registerpoort_gateway') THEN
        CREATE ROLE registerpoort_gateway NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

DO $$
BEGIN
    EXECUTE format('GRANT registerpoort_gateway TO %I', current_user);
EXCEPTION
    WHEN unique_violation OR insufficient_privilege THEN NULL;
END
$$;

CREATE SCHEMA register;
CREATE SCHEMA access;
CREATE SCHEMA api;

REVOKE ALL ON SCHEMA public FROM public;
GRANT USAGE ON SCHEMA api, access TO registerpoort_gateway;

-- The day by which appointments, licences and municipalities are valid.
CREATE FUNCTION register.today() RETURNS date
LANGUAGE sql STABLE
RETURN (now() AT TIME ZONE 'Europe/Amsterdam')::date;
