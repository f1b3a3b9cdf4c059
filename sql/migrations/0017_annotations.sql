-- Annotations that are made, corrected, disputed, restricted and closed; how long they are kept.
--
-- text_confirmed_by  second officer, without whom no other municipality reads the text
-- version            counts the changes, so that nobody overwrites what they did not see
ALTER TABLE register.annotation
ADD COLUMN text_confirmed_by uuid CHECK (text_confirmed_by <> author_id),
ADD COLUMN version integer NOT NULL DEFAULT 1;

GRANT SELECT, INSERT ON register.annotation TO registerpoort_acts;
GRANT UPDATE (
    category, finding, text, text_confirmed_by, disputed, restricted, superseded_by, version
) ON register.annotation TO registerpoort_acts;
GRANT SELECT (inspection_id, licence_number) ON register.recorded_check TO registerpoort_acts;

-- How long a record is kept. The months are settings with a legal reference, not law.
--
-- category     '*' where a type has no categories
-- reference    where the term is to be laid down
-- provisional  whether the term still has to be laid down
CREATE TABLE register.retention_rule (
    type text NOT NULL,
    category text NOT NULL,
    months integer NOT NULL CHECK (months > 0),
    reference text NOT NULL,
    provisional boolean NOT NULL,
    PRIMARY KEY (type, category)
);

INSERT INTO register.retention_rule (type, category, months, reference, provisional) VALUES
('Licence', '*', 60, 'Wrs, regulation to be made; months after the last day of validity', TRUE),
('Annotation', 'LICENCE_NOT_SHOWN', 24, 'Wrs, regulation to be made', TRUE),
('Annotation', 'PHOTO_MISMATCH', 36, 'Wrs, regulation to be made', TRUE),
('Annotation', 'NUMBER_MISUSED', 36, 'Wrs, regulation to be made', TRUE),
('Annotation', 'EXPIRED_IN_USE', 24, 'Wrs, regulation to be made', TRUE),
('Annotation', 'CONDITION_NOT_MET', 24, 'Wrs, regulation to be made', TRUE),
('Annotation', 'OPERATOR_UNLICENSED', 60, 'Wrs, regulation to be made', TRUE),
('Annotation', 'PREMISES_UNLICENSED', 60, 'Wrs, regulation to be made', TRUE),
('Annotation', 'OPERATOR_UNLICENSED_WORKER', 60, 'Wrs, regulation to be made', TRUE),
('Annotation', 'ADVERTISEMENT_WITHOUT_NUMBER', 24, 'Wrs, regulation to be made', TRUE),
('Annotation', 'OPERATOR_OBSTRUCTION', 36, 'Wrs, regulation to be made', TRUE);

-- What can be found: coded sentences, which every municipality reads without a second officer.
CREATE TABLE register.finding (
    category text NOT NULL,
    finding text NOT NULL,
    PRIMARY KEY (category, finding)
);

INSERT INTO register.finding (category, finding) VALUES
('LICENCE_NOT_SHOWN', 'Vergunning niet getoond op verzoek.'),
('LICENCE_NOT_SHOWN', 'Vergunning later alsnog getoond.'),
('PHOTO_MISMATCH', 'Pasfoto komt niet overeen met de persoon.'),
('PHOTO_MISMATCH', 'Pasfoto onvoldoende herkenbaar.'),
('NUMBER_MISUSED', 'Nummer door een ander gebruikt.'),
('NUMBER_MISUSED', 'Nummer gebruikt in een advertentie van een ander.'),
('EXPIRED_IN_USE', 'Verlopen vergunning in gebruik.'),
('CONDITION_NOT_MET', 'Voorschrift niet nageleefd.'),
('OPERATOR_UNLICENSED', 'Exploitant zonder vergunning.'),
('OPERATOR_UNLICENSED', 'Vergunning van de exploitant verlopen.'),
('PREMISES_UNLICENSED', 'Pand zonder vergunning in gebruik.'),
('OPERATOR_UNLICENSED_WORKER', 'Exploitant liet onvergund werken.'),
('ADVERTISEMENT_WITHOUT_NUMBER', 'Advertentie zonder vergunningnummer.'),
('ADVERTISEMENT_WITHOUT_NUMBER', 'Advertentie met onjuist nummer.'),
('OPERATOR_OBSTRUCTION', 'Exploitant verleende geen medewerking.'),
('OPERATOR_OBSTRUCTION', 'Toegang geweigerd.');

GRANT SELECT ON register.retention_rule, register.finding TO registerpoort_acts;
