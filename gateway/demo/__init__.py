"""The demonstration: made-up data, an issuer of tokens, and personas, on loopback only."""
