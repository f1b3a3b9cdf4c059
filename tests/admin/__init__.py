"""The modules of the pages, each by itself."""
