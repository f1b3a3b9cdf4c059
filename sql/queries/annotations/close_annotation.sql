-- Close an annotation without saying why: what was found is emptied. Acts.
--
-- $1 id  uuid
UPDATE register.annotation
SET
    category = 'CLOSED',
    finding = 'Gesloten.',
    text = NULL,
    text_confirmed_by = NULL,
    version = version + 1
WHERE id = $1
