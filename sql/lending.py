"""Lending connections: those that came back are lent again, without another word to the pool."""

from typing import TYPE_CHECKING, TypeAlias

import asyncpg

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    Lent: TypeAlias = PoolConnectionProxy[asyncpg.Record]
    Pool: TypeAlias = asyncpg.Pool[asyncpg.Record]

__all__ = ["Lending"]


class Lending:
    """Keeps connections that the pool handed out, and lends the one that came back last.

    The pool makes a task and a timer for each acquisition and another task for each release; a
    connection whose statement went well needs neither. One that failed, was interrupted, is
    closed or is waited for goes back to the pool, which repairs, replaces or hands it over.

    Parameters
    ----------
    pool
        Opens connections, and waits where all are lent.
    patience
        Seconds to wait for a free connection.
    """

    def __init__(self, pool: "Pool", *, patience: float) -> None:
        self._pool = pool
        self._patience = patience
        self._idle: list[Lent] = []
        self._waiting = 0
        self._closing = False

    async def take(self) -> "Lent":
        """Take a connection, to be given to `give_back` or `give_up`.

        Raises
        ------
        TimeoutError
            If none becomes free in time.
        """
        while self._idle:
            connection = self._idle.pop()
            if _usable(connection):
                return connection
            await self.give_up(connection)
        self._waiting += 1
        try:
            return await self._pool.acquire(timeout=self._patience)
        finally:
            self._waiting -= 1

    async def give_back(self, connection: "Lent") -> None:
        """Give back a connection whose work went well."""
        if self._waiting or self._closing or not _usable(connection):
            await self.give_up(connection)
        else:
            self._idle.append(connection)

    async def give_up(self, connection: "Lent") -> None:
        """Give back a connection in any state; the pool sees to it."""
        await self._pool.release(connection)

    async def close(self) -> None:
        """Close every connection; those in use are waited for."""
        self._closing = True
        while self._idle:
            await self.give_up(self._idle.pop())
        await self._pool.close()


def _usable(connection: "Lent") -> bool:
    try:
        return not connection.is_closed()
    except asyncpg.InterfaceError:
        # The pool took it back when it was lost.
        return False
