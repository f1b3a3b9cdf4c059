"""Policies of another model."""
