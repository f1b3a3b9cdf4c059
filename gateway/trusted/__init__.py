"""Trusted documents: the operations that a municipal system was reviewed for."""
