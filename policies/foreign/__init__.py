"""Somebody else's policy: a folder with another model and another vocabulary."""
