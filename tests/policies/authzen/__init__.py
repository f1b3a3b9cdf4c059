"""Questions to the decision point."""
