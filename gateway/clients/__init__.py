"""Municipal systems: what each may ask, what it proves itself with, and who said so."""
