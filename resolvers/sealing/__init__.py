"""Sealing: what a person told the register is closed with a key of that person alone."""
