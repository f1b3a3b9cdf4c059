"""Signing in: with the provider of the officers, or as a persona of the demonstration."""
