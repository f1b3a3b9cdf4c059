-- Trusted documents: operations that a municipal system was reviewed for, by their exact text.

-- What a system may send: ANY text, or TRUSTED documents of its own only.
ALTER TABLE access.client ADD COLUMN documents text NOT NULL DEFAULT 'ANY'
CONSTRAINT documents_known CHECK (documents IN ('ANY', 'TRUSTED'));

-- Proposed by one officer and approved by another; whoever withdraws it closes it for good.
CREATE TABLE access.trusted_document (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    client text NOT NULL REFERENCES access.client,
    sha256 text NOT NULL,
    content text NOT NULL,
    name text NOT NULL,
    proposed_by uuid NOT NULL REFERENCES access.officer,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    approved_by uuid REFERENCES access.officer,
    approved_at timestamptz,
    withdrawn_by uuid REFERENCES access.officer,
    withdrawn_at timestamptz,
    CONSTRAINT sha256_of_content
    CHECK (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    CONSTRAINT approved_by_another CHECK (approved_by <> proposed_by),
    CHECK (num_nonnulls(approved_by, approved_at) IN (0, 2)),
    CHECK (num_nonnulls(withdrawn_by, withdrawn_at) IN (0, 2))
);

-- A text that was withdrawn may be proposed anew, as another document.
CREATE UNIQUE INDEX trusted_document_once ON access.trusted_document (client, sha256)
WHERE withdrawn_at IS NULL;

-- Of a document only the approval and the withdrawal are written later, each once.
CREATE FUNCTION access.require_undecided_document() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF tg_op = 'INSERT' THEN
        IF num_nonnulls(new.approved_by, new.withdrawn_by) = 0 THEN
            RETURN new;
        END IF;
    ELSIF (new.id, new.client, new.sha256, new.content, new.name, new.proposed_by, new.proposed_at)
        IS NOT DISTINCT FROM (
            old.id, old.client, old.sha256, old.content, old.name, old.proposed_by, old.proposed_at
        )
        AND old.withdrawn_by IS NULL
        AND (
            old.approved_by IS NULL
            OR (new.approved_by, new.approved_at)
            IS NOT DISTINCT FROM (old.approved_by, old.approved_at)
        )
    THEN
        RETURN new;
    END IF;
    RAISE EXCEPTION 'a trusted document is proposed, then approved or withdrawn, and never changes'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'kept_as_written';
END
$$;

CREATE TRIGGER kept_as_written
BEFORE INSERT OR UPDATE ON access.trusted_document
FOR EACH ROW EXECUTE FUNCTION access.require_undecided_document();

CREATE TRIGGER never_deleted
BEFORE DELETE ON access.trusted_document
FOR EACH ROW EXECUTE FUNCTION access.refuse_change();

-- On which days a system asked something.
--
-- sha256  of the trusted document that was asked; null where any other text was
CREATE TABLE access.client_use (
    client text NOT NULL REFERENCES access.client,
    sha256 text,
    used_on date NOT NULL,
    UNIQUE NULLS NOT DISTINCT (client, sha256, used_on)
);

GRANT INSERT ON access.client_use TO registerpoort_gateway;

GRANT SELECT ON access.trusted_document, access.client_use TO registerpoort_pages;
GRANT INSERT (client, sha256, content, name, proposed_by)
ON access.trusted_document TO registerpoort_pages;
GRANT UPDATE (approved_by, approved_at, withdrawn_by, withdrawn_at)
ON access.trusted_document TO registerpoort_pages;
GRANT UPDATE (documents) ON access.client TO registerpoort_pages;
