-- The day by which appointments are valid.
--
-- => day  date
SELECT register.today() AS day
