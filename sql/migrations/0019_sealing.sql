-- The columns about persons are sealed, each person's with a key of their own.
--
-- What stands in them is made up, as the database has always held: it is emptied, since the
-- database has no keys to seal it with. Make a demonstration anew.
--
-- The tables are written anew, which takes their locks; so far nobody but a demonstration waits.
-- squawk-ignore-file ban-drop-constraint, ban-drop-not-null, ban-drop-view, changing-column-type
-- squawk-ignore-file require-concurrent-index-creation
DO $$
BEGIN
    IF EXISTS (SELECT FROM register.holder WHERE NOT synthetic)
        OR EXISTS (SELECT FROM register.operator_person WHERE NOT synthetic) THEN
        RAISE EXCEPTION 'there are persons who are not made up: they cannot be sealed afterwards';
    END IF;
END
$$;

-- person_id  holder, operator or manager
-- kek        key-encryption key that the data key is wrapped under; the database never has it
-- wrapped    whoever deletes it has destroyed every copy of what it sealed
CREATE TABLE register.data_key (
    person_id uuid PRIMARY KEY,
    kek text NOT NULL CHECK (kek ~ '^[!-~]{1,200}$'),
    wrapped bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX data_key_kek ON register.data_key (kek, person_id);

GRANT SELECT, INSERT ON register.data_key TO registerpoort_acts;

-- A sealed value with all that opens it, for whoever has the key-encryption key; null without
-- a data key. `gateway.keyrings.opening` takes it apart.
CREATE FUNCTION register.envelope(person uuid, kek text, wrapped bytea, content bytea) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN
kek || ' ' || encode(wrapped, 'hex') || ' ' || person::text || ' '
|| translate(encode(content, 'base64'), e'\n', '');

-- The views are made again after the migrations.
DROP VIEW IF EXISTS api.holder, api.licence, api.photo, api.interview, api.operator_person;

ALTER TABLE register.holder
DROP CONSTRAINT holder_bsn_check,
ALTER COLUMN given_names DROP NOT NULL,
ALTER COLUMN family_name DROP NOT NULL,
ALTER COLUMN birth_date DROP NOT NULL,
ALTER COLUMN bsn DROP NOT NULL,
ALTER COLUMN given_names TYPE bytea USING NULL,
ALTER COLUMN family_name TYPE bytea USING NULL,
ALTER COLUMN birth_date TYPE bytea USING NULL,
ALTER COLUMN bsn TYPE bytea USING NULL,
ALTER COLUMN work_phone TYPE bytea USING NULL,
ALTER COLUMN correspondence_address TYPE bytea USING NULL,
ADD COLUMN bsn_digest bytea;

-- bsn_digest  keyed hash of the citizen service number: finds an equal one, and tells none
CREATE INDEX holder_bsn_digest ON register.holder (bsn_digest);

ALTER TABLE register.interview
ALTER COLUMN report DROP NOT NULL,
ALTER COLUMN report TYPE bytea USING NULL;

ALTER TABLE register.photo
ALTER COLUMN content DROP NOT NULL,
ALTER COLUMN content TYPE bytea USING NULL;

ALTER TABLE register.operator_person
ALTER COLUMN given_names DROP NOT NULL,
ALTER COLUMN family_name DROP NOT NULL,
ALTER COLUMN birth_date DROP NOT NULL,
ALTER COLUMN given_names TYPE bytea USING NULL,
ALTER COLUMN family_name TYPE bytea USING NULL,
ALTER COLUMN birth_date TYPE bytea USING NULL;
