"""Subscriptions: what an open case is told of, decided anew for every event."""
