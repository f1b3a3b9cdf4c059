"""What can go wrong between the gateway and its database.

* DatabaseError
  - DatabaseUnavailableError      nobody answers at the address, or the connection was lost
  - DatabaseBusyError             no connection, lock or answer within the time allowed
  - DatabaseRefusedError          the login, its password, its role or the database does not exist
  - EmbeddedError                 the embedded PostgreSQL cannot be started
  - LegalBasisAbsentError         a row that is not synthetic has no legal basis in force
  - MigrationError                the database and the program do not belong together
  - ReferenceChangedError         an import would not do what was looked at before
  - ReferenceInvalidError         a file of reference data does not hold together
  - StatementFailedError          PostgreSQL refused the statement
  - ValueRefusedError             a value cannot be held by the type it was sent as
"""

from collections.abc import Sequence

__all__ = [
    "DatabaseBusyError",
    "DatabaseError",
    "DatabaseRefusedError",
    "DatabaseUnavailableError",
    "EmbeddedError",
    "LegalBasisAbsentError",
    "MigrationError",
    "ReferenceChangedError",
    "ReferenceInvalidError",
    "StatementFailedError",
    "ValueRefusedError",
]


class DatabaseError(Exception):
    """The database did not do what it was asked.

    The message never holds a value that was sent to the database.
    """

    code = "DATABASE_ERROR"


class DatabaseBusyError(DatabaseError):
    """No connection, no lock or no answer came within the time allowed."""

    code = "DATABASE_BUSY"

    def __init__(self, awaited: str) -> None:
        super().__init__(f"the database gave no {awaited} in time")
        self.awaited = awaited


class DatabaseRefusedError(DatabaseError):
    """The login, its password, its role or the database is not accepted."""

    code = "DATABASE_REFUSED"

    def __init__(self, reason: str) -> None:
        super().__init__(f"the database does not let the program in: {reason}")
        self.reason = reason


class DatabaseUnavailableError(DatabaseError):
    """Nobody answers at the address of the database, or the connection was lost."""

    code = "DATABASE_UNAVAILABLE"

    def __init__(self, reason: str) -> None:
        super().__init__(f"the database cannot be reached: {reason}")
        self.reason = reason


class EmbeddedError(DatabaseError):
    """The embedded PostgreSQL cannot be started.

    Attributes
    ----------
    code
        One of ``EMBEDDED_BINARIES_ABSENT``, ``EMBEDDED_VERSION_DIFFERS``,
        ``EMBEDDED_DISK_FULL``, ``EMBEDDED_FOLDER_REFUSED``, ``EMBEDDED_ACCOUNT_REFUSED``
        and ``EMBEDDED_NOT_STARTED``.
    """

    code = "EMBEDDED_NOT_STARTED"

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class LegalBasisAbsentError(DatabaseError):
    """A row that is not synthetic was written while no legal basis is in force for its type."""

    code = "LEGAL_BASIS_ABSENT"


class MigrationError(DatabaseError):
    """The database and the migrations of the program do not belong together.

    Attributes
    ----------
    code
        One of ``MIGRATION_CHANGED``, ``MIGRATION_GAP``, ``DATABASE_NEWER`` and
        ``MIGRATION_FAILED``.
    """

    code = "MIGRATION_FAILED"

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class ReferenceChangedError(DatabaseError):
    """An import would not do what was looked at before; nothing was taken."""

    code = "REFERENCE_CHANGED"

    def __init__(self) -> None:
        super().__init__("the register changed meanwhile: look at what the import does once more")


class ReferenceInvalidError(DatabaseError):
    """A file of reference data does not hold together; nothing of it was taken.

    Attributes
    ----------
    findings
        One for each fault, which as text is a sentence with the file and the line; at least one.
    """

    code = "REFERENCE_INVALID"

    def __init__(self, findings: Sequence[object]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = tuple(findings)


class StatementFailedError(DatabaseError):
    """PostgreSQL refused the statement.

    The message names the SQLSTATE and what PostgreSQL said, without its detail: that quotes values.
    """

    code = "STATEMENT_FAILED"

    def __init__(self, sqlstate: str, constraint: str | None = None) -> None:
        super().__init__(f"the database refused the statement ({sqlstate})")
        self.sqlstate = sqlstate
        self.constraint = constraint
        """Name of the rule that was broken, where it has one."""


class ValueRefusedError(DatabaseError):
    """A value cannot be held by the type it was sent as."""

    code = "VALUE_REFUSED"

    def __init__(self) -> None:
        super().__init__("a value cannot be held by the type it was sent as")
