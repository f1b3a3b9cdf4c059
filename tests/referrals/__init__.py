"""Referrals: what is pushed, what stays, and what nobody reads."""
