"""From a selection and a grant to one SQL statement a root field."""
