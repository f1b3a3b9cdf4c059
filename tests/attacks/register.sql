-- The register that is attacked: literal, synthetic rows.
--
-- Fifth group of identifiers: 1 officers, 2 appointments, 3 inspections, 4 procedures, 5 requests,
-- 6 holders, 7 annotations, 8 measures, 9 anything else; then a number.
-- GM0344 is Utrecht, GM0363 Amsterdam, GM0518 The Hague.
INSERT INTO access.legal_basis
SELECT
    'ATTACKS', 'synthetic', '2020-01-01', NULL,
    '{Licence,LicenceCheck,Holder,Photo,Interview,Decision,Annotation,OperatorLicence,
    OperatorPerson,Measure,Inspection,RecordedCheck,Officer,Me,Appointment,
    Application,Procedure,ReferralReceipt,Statistic}',
    '{NONE,LICENCE_CHECK,LICENCE_ISSUANCE,LICENCE_WORKLIST,OPERATOR_SUPERVISION,
    DATA_SUBJECT_REQUEST,AUDIT,STATISTICS,RETENTION}', true;

CREATE TEMPORARY TABLE post (number int, subject text, role text, municipality text, unit text);
INSERT INTO post VALUES
(1, 'inspector-utrecht', 'inspector', 'GM0344', NULL),
(2, 'colleague-utrecht', 'inspector', 'GM0344', NULL),
(3, 'inspector-amsterdam', 'inspector', 'GM0363', NULL),
(4, 'inspector-hague', 'inspector', 'GM0518', NULL),
(5, 'licensing-utrecht', 'licensing_officer', 'GM0344', NULL),
(6, 'licensing-amsterdam', 'licensing_officer', 'GM0363', NULL),
(7, 'licensing-hague', 'licensing_officer', 'GM0518', NULL),
(8, 'operator-utrecht', 'operator_officer', 'GM0344', NULL),
(9, 'operator-amsterdam', 'operator_officer', 'GM0363', NULL),
(10, 'operator-hague', 'operator_officer', 'GM0518', NULL),
(11, 'police', 'police_supervisor', NULL, 'police:midden-nederland'),
(12, 'desk-utrecht', 'data_subject_desk', 'GM0344', NULL),
(13, 'administrator', 'functional_administrator', 'GM0344', NULL),
(14, 'statistician', 'statistician', 'GM0344', NULL);
INSERT INTO access.officer
SELECT
    ('00000000-0000-4000-8000-1' || lpad(number::text, 11, '0'))::uuid,
    subject,
    'Secret ' || subject
FROM post;
INSERT INTO access.appointment
SELECT
    ('00000000-0000-4000-8000-2' || lpad(number::text, 11, '0'))::uuid,
    ('00000000-0000-4000-8000-1' || lpad(number::text, 11, '0'))::uuid,
    role, municipality, unit, '2020-01-01', NULL, NULL
FROM post;
INSERT INTO register.mandate VALUES (
    '00000000-0000-4000-8000-900000000002', 'STATISTICS', '00000000-0000-4000-8000-200000000014',
    '2020-01-01', '2090-01-01'
);

INSERT INTO register.holder VALUES
(
    '00000000-0000-4000-8000-600000000001', 'Secretgiven', 'Secretfamily', '1990-05-17',
    '999990019', NULL, 'Secretstreet 1', 'subject-utrecht', true
),
(
    '00000000-0000-4000-8000-600000000002', 'Secretgiven2', 'Secretfamily2', '1991-06-18',
    '999990020', '0612345678', 'Secretstreet 2', 'subject-amsterdam', true
);
INSERT INTO register.licence VALUES
(
    'UTRECHT222', '00000000-0000-4000-8000-600000000001', 'GRANTED', '2025-01-01', '2035-03-03',
    'GM0344', NULL, 'subject-utrecht', true
),
(
    'UTRECHT333', '00000000-0000-4000-8000-600000000001', 'REVOKED', '2020-01-01', '2034-02-02',
    'GM0344', NULL, 'subject-utrecht', true
),
(
    'UTRECHT444', '00000000-0000-4000-8000-600000000001', 'SUSPENDED', '2021-01-01', '2033-01-01',
    'GM0344', NULL, 'subject-utrecht', true
),
(
    'AMSTERDAM2', '00000000-0000-4000-8000-600000000002', 'GRANTED', '2025-01-01', '2036-04-04',
    'GM0363', NULL, 'subject-amsterdam', true
);
INSERT INTO register.photo
SELECT number, 'image/jpeg', decode('53656372657450686f746f', 'hex') FROM register.licence;
INSERT INTO register.interview
SELECT number, date '2024-12-01', 'SELF_RELIANT', bytea 'Secretinterview' FROM register.licence;
INSERT INTO register.decision
SELECT
    md5(number)::uuid, number, 'GRANT', 'Secretground', date '2024-12-20', false
FROM register.licence;

INSERT INTO register.operator_licence
SELECT
    place || '-' || number, 'Club ' || place || ' ' || number, 'CLUB', 'Straat ' || number,
    municipality, NULL, 'GRANTED', date '2025-01-01', date '2035-01-01' + number,
    '{Secretcondition}', 'subject-' || place || number, true
FROM (VALUES ('UTR', 'GM0344'), ('AMS', 'GM0363')) AS places (place, municipality)
CROSS JOIN generate_series(1, 4) AS number;
INSERT INTO register.operator_person
SELECT
    md5(capacity || number)::uuid, number, capacity, bytea 'Secretgiven',
    bytea 'Secretoperator', bytea '1970-01-01', true
FROM register.operator_licence
CROSS JOIN (VALUES ('OPERATOR'), ('MANAGER')) AS held (capacity);
INSERT INTO register.measure
SELECT
    ('00000000-0000-4000-8000-8' || lpad(row_number() OVER (ORDER BY number)::text, 11, '0'))::uuid,
    number, 'WARNING', 'Secretmeasure', date '2026-01-01', NULL
FROM register.operator_licence;

INSERT INTO register.inspection
SELECT
    ('00000000-0000-4000-8000-3' || lpad(number::text, 11, '0'))::uuid,
    municipality, NULL, 'ROUTINE', now() - interval '2 hours',
    CASE WHEN number <> 3 THEN now() - interval '1 hour' END,
    CASE WHEN number = 2 THEN now() - interval '30 minutes' END,
    'Wrs art. 23', 'Secretplace', operator, NULL, 'Secretreport', true
FROM (
    VALUES
    (1, 'GM0344', 'UTR-1'), (2, 'GM0344', 'UTR-1'), (3, 'GM0344', 'UTR-1'),
    (4, 'GM0363', 'AMS-1'), (5, 'GM0518', NULL), (6, 'GM0344', 'UTR-2'), (7, 'GM0344', 'UTR-2')
) AS inspected (number, municipality, operator);
INSERT INTO register.inspection_member
SELECT
    ('00000000-0000-4000-8000-3' || lpad(inspection::text, 11, '0'))::uuid,
    ('00000000-0000-4000-8000-2' || lpad(member::text, 11, '0'))::uuid
FROM (
    VALUES (1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 3), (5, 4), (6, 2), (7, 11)
) AS team (inspection, member);
INSERT INTO register.recorded_check
SELECT
    md5('check' || number)::uuid, '00000000-0000-4000-8000-300000000001', 'AMSTERDAM2',
    'VALID', NULL, now() - interval '1 hour'
FROM generate_series(1, 3) AS number;

INSERT INTO register.annotation
SELECT
    ('00000000-0000-4000-8000-7' || lpad(number::text, 11, '0'))::uuid, track, category,
    'Secretfinding', text, timestamptz '2026-01-01' + interval '1 day' * number, municipality,
    NULL, ('00000000-0000-4000-8000-1' || lpad(author::text, 11, '0'))::uuid, false, restricted,
    NULL, '2040-01-01', licence, operator, NULL,
    ('00000000-0000-4000-8000-3' || lpad(inspection::text, 11, '0'))::uuid, subject, true
FROM (
    VALUES
    (
        1, 'LICENSING', 'PHOTO_MISMATCH', 'Secrettext utrecht', 'GM0344', 1, false,
        'UTRECHT222', NULL, 1, 'subject-utrecht'
    ),
    (
        2, 'LICENSING', 'CONDITION_NOT_MET', NULL, 'GM0344', 2, false,
        'UTRECHT222', NULL, 1, 'subject-utrecht'
    ),
    (
        3, 'LICENSING', 'NUMBER_MISUSED', 'Secrettext restricted', 'GM0344', 1, true,
        'UTRECHT222', NULL, 1, 'subject-utrecht'
    ),
    (
        4, 'LICENSING', 'PHOTO_MISMATCH', 'Secrettext amsterdam', 'GM0363', 3, false,
        'UTRECHT222', NULL, 4, 'subject-utrecht'
    ),
    (
        5, 'ILLEGAL_OPERATION', 'OPERATOR_OBSTRUCTION', 'Secrettext operator', 'GM0344', 1, false,
        NULL, 'UTR-1', 1, 'subject-UTR1'
    ),
    (
        6, 'ILLEGAL_OPERATION', 'OPERATOR_OBSTRUCTION', 'Secrettext operator', 'GM0363', 3, false,
        NULL, 'AMS-1', 4, 'subject-AMS1'
    )
) AS made (
    number, track, category, text, municipality, author, restricted, licence, operator,
    inspection, subject
);

UPDATE register.annotation
SET text_confirmed_by = '00000000-0000-4000-8000-100000000001'
WHERE municipality = 'GM0363';

INSERT INTO register.procedure VALUES
(
    '00000000-0000-4000-8000-400000000001', 'DECISION', 'GM0344', 'UTRECHT222', NULL,
    now() - interval '1 day', NULL
),
(
    '00000000-0000-4000-8000-400000000002', 'DECISION', 'GM0344', 'UTRECHT222', NULL,
    now() - interval '2 days', now() - interval '1 day'
),
(
    '00000000-0000-4000-8000-400000000003', 'DECISION', 'GM0363', 'AMSTERDAM2', NULL,
    now() - interval '1 day', NULL
);
INSERT INTO register.subject_request VALUES
(
    '00000000-0000-4000-8000-500000000001', 'GM0344', '00000000-0000-4000-8000-600000000001',
    now() - interval '1 day', now() - interval '1 day', NULL
);
