"""Tests of the statistics: what is published of a month, and what nobody can tell of it."""
