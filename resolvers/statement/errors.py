"""What can be wrong with the arguments of a field.

* ArgumentInvalidError   a value that no statement may be run with
"""

__all__ = ["ArgumentInvalidError"]


class ArgumentInvalidError(Exception):
    """An argument has a value that the schema's types cannot rule out.

    The message names the argument and what it may be, never its value.
    """

    code = "ARGUMENT_INVALID"

    def __init__(self, name: str, expected: str) -> None:
        super().__init__(f"Argument {name} must be {expected}.")
        self.name = name
