"""The decision point: AuthZEN over HTTP, on the register's policy or on a folder's."""
