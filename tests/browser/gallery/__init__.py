"""Every component of the pages in every state, for the tests and for the eye."""
