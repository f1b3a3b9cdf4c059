"""What the tests of threats and holes attack, and with what."""
