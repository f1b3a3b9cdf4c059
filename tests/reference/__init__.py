"""A slow and obvious answer to every question, to hold the statement compiler against."""
