"""A small register that is the same every time, and the gateway that serves it."""
