"""Referrals on their way to who receives them: signed, sent, and why one was not taken."""
