"""Sealed values in answers, and the key-encryption keys behind them."""
