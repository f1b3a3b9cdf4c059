"""The command line: one program, one module a group of commands."""

from gateway.cli.program import main

__all__ = ["main"]
