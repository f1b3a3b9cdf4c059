"""What can go wrong in the demonstration.

* GatewayError
  - DemoError
    - DemoAbsentError         there is no demonstration in the folder
    - DemoDatabaseGivenError  another database is set
    - DemoFolderError         the folder cannot be written
    - DemoHomeUnknownError    there is no such municipality or police unit
    - DemoIncompleteError     the data is not the demonstration's
    - DemoNotLoopbackError    others could reach it
"""

from pathlib import Path

from gateway.errors import GatewayError

__all__ = [
    "DemoAbsentError",
    "DemoDatabaseGivenError",
    "DemoError",
    "DemoFolderError",
    "DemoHomeUnknownError",
    "DemoIncompleteError",
    "DemoNotLoopbackError",
]


class DemoError(GatewayError):
    """The demonstration does not do what it was asked."""


class DemoAbsentError(DemoError):
    """There is no demonstration in the folder."""

    code = "DEMO_ABSENT"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"There is no demonstration in {folder}: start it first with registerpoort demo."
        )


class DemoDatabaseGivenError(DemoError):
    """Another database is set, and made-up data shall never be loaded into it."""

    code = "DEMO_DATABASE_GIVEN"

    def __init__(self) -> None:
        super().__init__(
            "The demonstration uses a PostgreSQL of its own:"
            " unset REGISTERPOORT_DATABASE_URL and REGISTERPOORT_OWNER_URL."
        )


class DemoFolderError(DemoError):
    """A file of the demonstration cannot be read or written."""

    code = "DEMO_FOLDER_UNUSABLE"

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be used ({reason}):"
            " make room or give another folder in REGISTERPOORT_DATA."
        )


class DemoHomeUnknownError(DemoError):
    """There is no such municipality or police unit today."""

    code = "DEMO_HOME_UNKNOWN"

    def __init__(self) -> None:
        super().__init__(
            "Give the code of a municipality (GM0344) or police unit (police:midden-nederland)"
            " that exists today."
        )


class DemoIncompleteError(DemoError):
    """The database holds a demonstration without the cases of the personas."""

    code = "DEMO_INCOMPLETE"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The cases of the demonstration are gone from {folder}:"
            " remove that folder and start again."
        )


class DemoNotLoopbackError(DemoError):
    """The server would be reachable for others, and the issuer trusts everybody."""

    code = "DEMO_NOT_LOOPBACK"

    def __init__(self) -> None:
        super().__init__(
            "The demonstration makes tokens for everybody and so serves this machine only:"
            " set REGISTERPOORT_HOST to 127.0.0.1."
        )
