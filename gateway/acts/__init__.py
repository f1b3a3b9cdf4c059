"""Acts of officers: who changed what in the register's own affairs, in which capacity, and when."""
