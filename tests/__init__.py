"""Tests: each is a sentence about the program, on a real PostgreSQL."""
