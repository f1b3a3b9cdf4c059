-- The benchmark's register: synthetic rows made by PostgreSQL itself.
--
-- 100,000 licences with five annotations each, 20,000 operator licences with five each, spread
-- over the municipalities of today; 64 inspectors of Utrecht, each with an open inspection.
INSERT INTO access.officer (id, subject, name)
SELECT ('00000000-0000-4000-8000-01' || lpad(n::text, 10, '0'))::uuid, 'benchmark-' || n, 'B. Enchmark'
FROM generate_series(0, 63) AS n;
INSERT INTO access.appointment (id, officer_id, role, municipality, valid_from)
SELECT
    ('00000000-0000-4000-8000-02' || lpad(n::text, 10, '0'))::uuid,
    ('00000000-0000-4000-8000-01' || lpad(n::text, 10, '0'))::uuid,
    'inspector', 'GM0344', '2020-01-01'
FROM generate_series(0, 63) AS n;
INSERT INTO access.client VALUES (
    'benchmark', 'Benchmark', '00000099000000000000',
    '{NONE,LICENCE_CHECK,OPERATOR_SUPERVISION}', NULL
);
INSERT INTO access.legal_basis
SELECT
    'BENCHMARK', 'synthetic', '2020-01-01', NULL,
    '{Licence,LicenceCheck,Holder,OperatorLicence,Annotation}',
    '{NONE,LICENCE_CHECK,OPERATOR_SUPERVISION}', true;
INSERT INTO register.inspection (
    id, municipality, kind, opened_at, confirmed_at, legal_ground, place, synthetic
)
SELECT
    ('00000000-0000-4000-8000-03' || lpad(n::text, 10, '0'))::uuid,
    'GM0344', 'ROUTINE', now(), now(), 'ground', 'place', true
FROM generate_series(0, 63) AS n;
INSERT INTO register.inspection_member
SELECT
    ('00000000-0000-4000-8000-03' || lpad(n::text, 10, '0'))::uuid,
    ('00000000-0000-4000-8000-02' || lpad(n::text, 10, '0'))::uuid
FROM generate_series(0, 63) AS n;
CREATE TEMPORARY TABLE place AS
SELECT code, row_number() OVER (ORDER BY code = 'GM0344' DESC, code) - 1 AS number
FROM register.municipality WHERE valid_until IS NULL;
INSERT INTO register.holder (id, subject, synthetic)
SELECT
    md5('h' || i)::uuid, md5('s' || i), true
FROM generate_series(1, 100000) AS i;
INSERT INTO register.licence
SELECT
    translate(lpad(i::text, 10, '0'), '01', 'ZY'), md5('h' || i)::uuid, 'GRANTED',
    date '2025-01-01', date '2030-01-01' + i % 900, place.code, NULL, md5('s' || i), true
FROM generate_series(1, 100000) AS i
INNER JOIN place ON place.number = i % 342;
INSERT INTO register.operator_licence
SELECT
    'OL-' || lpad(i::text, 8, '0'), 'Bedrijf "' || md5(i::text) || '"', 'CLUB',
    'Dorpsstraat ' || i % 200, place.code, NULL, 'GRANTED', date '2025-01-01',
    date '2030-01-01' + i % 900, '{voorwaarde één,voorwaarde twee}', md5('o' || i), true
FROM generate_series(1, 20000) AS i
INNER JOIN place ON place.number = i % 342;
INSERT INTO register.annotation
SELECT
    md5('a' || i)::uuid, 'LICENSING', 'PHOTO_MISMATCH', 'bevinding ' || i,
    'Constatering ' || md5(i::text) || ' bij controle; vervolg nodig.',
    timestamptz '2024-01-01' + (i * 37 % 500000 || ' minutes')::interval, 'GM0344', NULL,
    '00000000-0000-4000-8000-010000000000', false, false, NULL, '2040-01-01',
    translate(lpad((1 + i % 100000)::text, 10, '0'), '01', 'ZY'), NULL, NULL,
    '00000000-0000-4000-8000-030000000000', md5('s' || (1 + i % 100000)), true
FROM generate_series(1, 500000) AS i;
INSERT INTO register.annotation
SELECT
    md5('b' || i)::uuid, 'ILLEGAL_OPERATION', 'OPERATOR_OBSTRUCTION', 'bevinding ' || i,
    'Constatering ' || md5(i::text) || ' bij controle; vervolg nodig.',
    timestamptz '2024-01-01' + (i * 37 % 500000 || ' minutes')::interval, 'GM0344', NULL,
    '00000000-0000-4000-8000-010000000000', false, false, NULL, '2040-01-01',
    NULL, 'OL-' || lpad((1 + i % 20000)::text, 8, '0'), NULL,
    '00000000-0000-4000-8000-030000000000', md5('o' || (1 + i % 20000)), true
FROM generate_series(1, 100000) AS i;
UPDATE register.annotation SET text_confirmed_by = '00000000-0000-4000-8000-000000000002';
ANALYZE;
