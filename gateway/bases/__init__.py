"""Legal bases: proposed by one officer, confirmed by another."""
