"""The door to PostgreSQL: only this package speaks asyncpg."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeAlias

import asyncpg

from sql.errors import DatabaseRefusedError
from sql.failures import named_connection_failures, named_failures
from sql.lending import Lending

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    Connection: TypeAlias = asyncpg.Connection[asyncpg.Record]
    Lent: TypeAlias = Connection | PoolConnectionProxy[asyncpg.Record]
    Pool: TypeAlias = asyncpg.Pool[asyncpg.Record]

__all__ = ["ACTS_ROLE", "GATEWAY_ROLE", "OUTBOX_ROLE", "PAGES_ROLE", "SEALER_ROLE"]
__all__ += ["Database", "Row", "Session", "connect_owner"]

GATEWAY_ROLE = "registerpoort_gateway"
"""The role whose rights the gateway acts with: it reads the views and adds disclosures."""

PAGES_ROLE = "registerpoort_pages"
"""The role whose rights the pages act with: no table that holds a person is open to it."""

ACTS_ROLE = "registerpoort_acts"
"""The role whose rights acts are done with: what the gateway may, and to write what acts write."""

OUTBOX_ROLE = "registerpoort_outbox"
"""The role that delivers referrals: it reads those that wait, and empties what was delivered."""

SEALER_ROLE = "registerpoort_sealer"
"""The role that seals disclosures and verifies them: it reads them, and changes none."""

STATEMENT_SECONDS = 5
"""What one statement of the gateway may take; PostgreSQL ends it then."""

# The pool logs a traceback at each reconnect that fails; the caller gets a named error already.
logging.getLogger("asyncpg.pool").setLevel(logging.CRITICAL)


class Row(Protocol):
    """One row of an answer, by column."""

    def __getitem__(self, column: str, /) -> Any: ...  # noqa: ANN401  # what the column holds

    def get(self, column: str, /) -> Any:  # noqa: ANN401  # what the column holds
        """Give a column; `None` where the row has none of this name."""


class Session:
    """One connection, lent for the length of a transaction."""

    def __init__(self, connection: "Lent") -> None:
        self._connection = connection

    async def fetch_row(self, text: str, args: Sequence[object] = ()) -> asyncpg.Record | None:
        """Run one statement and give its first row, or `None`."""
        rows = await self.fetch_rows(text, args)
        return rows[0] if rows else None

    async def fetch_rows(self, text: str, args: Sequence[object] = ()) -> list[asyncpg.Record]:
        """Run one statement and give all its rows."""
        with named_failures():
            return await self._connection.fetch(text, *args)

    async def execute(self, text: str, args: Sequence[object] = ()) -> None:
        """Run one statement for its effect."""
        await self.fetch_rows(text, args)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        """Keep all of what is done meanwhile, or nothing; also inside another transaction."""
        async with _committed(self._connection):
            yield


class Database:
    """A pool of connections that act with one role.

    A single statement travels in one round trip outside any explicit transaction: when the
    method returns, the commit of what it wrote is confirmed.

    Notes
    -----
    Every method raises the errors of `sql.errors` and never those of asyncpg; nothing is
    tried twice here.
    """

    def __init__(self, pool: "Pool", *, patience: float) -> None:
        self._lending = Lending(pool, patience=patience)

    @classmethod
    async def connect(
        cls,
        dsn: str,
        *,
        role: str = GATEWAY_ROLE,
        min_size: int = 2,
        max_size: int = 16,
        statement_cache_size: int = 512,
        patience: float = 2.0,
    ) -> Self:
        """Open a pool of connections.

        Parameters
        ----------
        dsn
            Address of the database, as libpq writes it.
        role
            The role to act with; the login of the address must be a member of it.
        min_size, max_size
            Connections held open, and the most there may be.
        statement_cache_size
            Prepared statements kept for each connection; 0 behind pgbouncer.
        patience
            Seconds to wait for a free connection.

        Raises
        ------
        DatabaseUnavailableError
            If nobody answers at the address.
        DatabaseRefusedError
            If the login, the role or the database is not accepted.
        """
        with named_connection_failures():
            pool = await asyncpg.create_pool(
                dsn,
                min_size=min_size,
                max_size=max_size,
                statement_cache_size=statement_cache_size,
                server_settings=_settings(role),
                init=partial(_confirm_role, role),
                reset=_keep,
                timeout=5,
                command_timeout=STATEMENT_SECONDS + 1,
            )
        return cls(pool, patience=patience)

    async def fetch_row(self, text: str, args: Sequence[object] = ()) -> asyncpg.Record | None:
        """Run one statement in one round trip and give its first row, or `None`."""
        rows = await self.fetch_rows(text, args)
        return rows[0] if rows else None

    async def fetch_rows(self, text: str, args: Sequence[object] = ()) -> list[asyncpg.Record]:
        """Run one statement in one round trip and give all its rows."""
        with named_failures():
            connection = await self._lending.take()
            try:
                rows = await connection.fetch(text, *args)
            except BaseException:
                await self._lending.give_up(connection)
                raise
            await self._lending.give_back(connection)
            return rows

    async def execute(self, text: str, args: Sequence[object] = ()) -> None:
        """Run one statement in one round trip for its effect."""
        await self.fetch_rows(text, args)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """Lend a connection inside a transaction: all of it happens, or nothing."""
        with named_failures():
            connection = await self._lending.take()
        try:
            async with _committed(connection):
                yield Session(connection)
        finally:
            with named_failures():
                await self._lending.give_up(connection)

    async def close(self) -> None:
        """Close every connection; those in use are waited for."""
        await self._lending.close()


@asynccontextmanager
async def connect_owner(dsn: str) -> "AsyncIterator[Connection]":
    """Open one connection of the owner, for migrations and imports; it is closed at the end.

    Raises
    ------
    DatabaseUnavailableError
        If nobody answers at the address.
    DatabaseRefusedError
        If the login or the database is not accepted.
    """
    settings = {"application_name": "registerpoort owner", "timezone": "UTC", "jit": "off"}
    with named_connection_failures():
        connection = await asyncpg.connect(dsn, timeout=5, server_settings=settings)
    try:
        yield connection
    finally:
        await connection.close(timeout=5)


@asynccontextmanager
async def _committed(connection: "Lent") -> AsyncIterator[None]:
    transaction = connection.transaction()
    with named_failures():
        await transaction.start()
    try:
        yield
    except BaseException:
        with named_failures():
            await transaction.rollback()
        raise
    with named_failures():
        await transaction.commit()


async def _confirm_role(role: str, connection: "Connection") -> None:
    # A connection pooler between may drop the settings of the start, and the role with them.
    if await connection.fetchval("SELECT current_user") != role:
        raise DatabaseRefusedError(f"the role {role} was not taken on")


async def _keep(_: "Lent") -> None:
    """Leave the connection as it is: no session state is ever used."""


def _settings(role: str) -> dict[str, str]:
    return {
        "application_name": "registerpoort",
        "datestyle": "ISO",
        "jit": "off",
        "plan_cache_mode": "force_generic_plan",
        "role": role,
        "statement_timeout": f"{STATEMENT_SECONDS}s",
        "timezone": "UTC",
    }
