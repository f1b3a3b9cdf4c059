"""Pages for administrators and policy authors: rendered here, under ``/admin``."""
