"""What may be used and still deserves a second look: rules that do nothing, or more than meant."""
