"""Versions of a policy: what is signed of one, and how it is written as text."""
