"""Accounts: what was disclosed, what was decided, and who read that afterwards."""
