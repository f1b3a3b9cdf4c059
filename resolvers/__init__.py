"""Types, fields and how they are answered."""
