"""What can go wrong with keys and sealed values.

* SealingError
  - KeyCommandError   the command that holds the key-encryption keys does not do what it should
  - KeyFileError      the file of key-encryption keys does not have its form
  - KeyUnknownError   a key-encryption key is not known here
  - SealBrokenError   a sealed value or a wrapped key is not what was once written
"""

from typing import ClassVar

__all__ = [
    "KeyCommandError",
    "KeyFileError",
    "KeyUnknownError",
    "SealBrokenError",
    "SealingError",
]


class SealingError(Exception):
    """A value could not be sealed or opened.

    The message holds neither a value nor a key.
    """

    code: ClassVar[str]


class KeyCommandError(SealingError):
    """The command that holds the key-encryption keys does not do what it should."""

    code = "KEY_COMMAND_FAILED"

    def __init__(self, reason: str) -> None:
        super().__init__(f"The command of REGISTERPOORT_KEY_COMMAND {reason}.")


class KeyFileError(SealingError):
    """The file of key-encryption keys does not have its form."""

    code = "KEY_FILE_INVALID"

    def __init__(self, reason: str) -> None:
        super().__init__(f"The file of REGISTERPOORT_KEY_FILE {reason}.")


class KeyUnknownError(SealingError):
    """A key-encryption key is not known here."""

    code = "KEY_UNKNOWN"

    def __init__(self) -> None:
        super().__init__(
            "A key that this was sealed under is not known here: an administrator brings it back."
        )


class SealBrokenError(SealingError):
    """A sealed value or a wrapped key is not what was once written, or not of this person."""

    code = "SEAL_BROKEN"

    def __init__(self) -> None:
        super().__init__(
            "A sealed value is not what was once written: nothing of it is shown."
            " Report the trace to the administrator."
        )
