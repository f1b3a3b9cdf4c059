"""What asyncpg raises, said in the errors of `sql.errors`.

The cause is cut off on purpose: PostgreSQL's details quote values.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from sql.errors import (
    DatabaseBusyError,
    DatabaseError,
    DatabaseRefusedError,
    DatabaseUnavailableError,
    LegalBasisAbsentError,
    StatementFailedError,
    ValueRefusedError,
)

__all__ = ["named_connection_failures", "named_failures"]

_NO_LOCK = (asyncpg.LockNotAvailableError, asyncpg.TransactionRollbackError)
_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.ReadOnlySQLTransactionError,
)
_NOT_LET_IN = (
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
)


@contextmanager
def named_failures() -> Iterator[None]:
    """Raise what goes wrong in a statement as an error of `sql.errors`."""
    try:
        yield
    except asyncpg.PostgresError as error:
        raise _name_answer(error) from None
    except UnicodeEncodeError:
        raise ValueRefusedError from None
    except TimeoutError:
        raise DatabaseBusyError("answer") from None
    except (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError) as error:
        raise DatabaseUnavailableError(_describe(error)) from None


@contextmanager
def named_connection_failures() -> Iterator[None]:
    """Raise what goes wrong while connecting as an error of `sql.errors`."""
    try:
        with named_failures(), _named_misspelling():
            yield
    except (StatementFailedError, ValueRefusedError) as error:
        raise DatabaseRefusedError(str(error)) from None
    except DatabaseBusyError:
        raise DatabaseUnavailableError("no answer in time") from None


@contextmanager
def _named_misspelling() -> Iterator[None]:
    try:
        yield
    except asyncpg.exceptions.ClientConfigurationError as error:
        raise DatabaseRefusedError(_describe(error)) from None


def _name_answer(error: asyncpg.PostgresError) -> DatabaseError:
    match error:
        case asyncpg.DataError():
            return ValueRefusedError()
        case asyncpg.TooManyConnectionsError():
            return DatabaseBusyError("connection")
        case asyncpg.QueryCanceledError():
            return DatabaseBusyError("answer")
        case asyncpg.CheckViolationError(constraint_name="require_legal_basis"):
            return LegalBasisAbsentError(error.message or "no legal basis is in force")
        case _:
            return _name_kind(error)


def _name_kind(error: asyncpg.PostgresError) -> DatabaseError:
    sqlstate = error.sqlstate or "unknown"
    if isinstance(error, _NO_LOCK):
        return DatabaseBusyError("lock")
    if isinstance(error, _LOST):
        return DatabaseUnavailableError(_describe(error))
    if isinstance(error, _NOT_LET_IN):
        return DatabaseRefusedError(_describe(error))
    return StatementFailedError(sqlstate, error.constraint_name)


def _describe(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
