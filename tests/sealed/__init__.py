"""Sealing: values, keys, openings, and what the database shows."""
