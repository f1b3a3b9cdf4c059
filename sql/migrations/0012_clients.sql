-- What a municipal system proves itself with, how much it may ask, and the act that changed it.
--
-- keys             public keys as a JSON Web Key Set; never a private one
-- keys_address     where its public keys are read instead
-- document_fields  most of each that its documents may ask for; null for what every system may
ALTER TABLE access.client
ADD COLUMN keys jsonb CONSTRAINT keys_public
CHECK (NOT keys @? '$.keys[*] ? (exists(@.d) || exists(@.p) || exists(@.k))'),
ADD COLUMN keys_address text CONSTRAINT keys_or_address
CHECK (keys_address IS NULL OR (keys_address ~ '^https://' AND keys IS NULL)),
ADD COLUMN document_fields integer CHECK (document_fields > 0),
ADD COLUMN document_depth integer CHECK (document_depth > 0),
ADD COLUMN root_fields integer CHECK (root_fields > 0),
ADD COLUMN act_id uuid;

-- The pages change a system by an act of the same transaction, and never one that was ended.
CREATE FUNCTION access.require_client_act() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'registerpoort_pages' THEN
        RETURN new;
    END IF;
    PERFORM access.find_act(new.act_id);
    IF tg_op = 'UPDATE' AND old.ended_at IS NOT NULL THEN
        RAISE EXCEPTION 'a system that was ended stays so'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ended_for_good';
    END IF;
    RETURN new;
END
$$;

CREATE TRIGGER changed_by_an_act
BEFORE INSERT OR UPDATE ON access.client
FOR EACH ROW EXECUTE FUNCTION access.require_client_act();

GRANT INSERT (
    id, name, organisation, purposes, documents, document_fields, document_depth, root_fields,
    act_id
) ON access.client TO registerpoort_pages;
GRANT UPDATE (
    name, organisation, purposes, documents, document_fields, document_depth, root_fields, keys,
    keys_address, ended_at, act_id
) ON access.client TO registerpoort_pages;
