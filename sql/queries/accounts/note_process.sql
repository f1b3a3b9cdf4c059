-- Say that a process serves.
--
-- $1 id            uuid
-- $2 release       text
-- $3 policy        int8  version it decides by; null as long as it has none
-- $4 reference     int8  null with it
--
-- => note_process  void
SELECT access.note_process($1, $2, $3, $4)
