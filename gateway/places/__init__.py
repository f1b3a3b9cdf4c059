"""Municipalities: imported, succeeded by others, and their records assigned after a split."""
