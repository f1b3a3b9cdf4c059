"""The pages over HTTP, against the real process and a real database."""
