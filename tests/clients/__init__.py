"""Tests of municipal systems."""
