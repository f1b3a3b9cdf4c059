"""Loading many rows at once: all of them in one transaction, or none.

* DatabaseError
  - DiskFullError  there is no room for the rows
"""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

import asyncpg

from sql.database import Session, connect_owner
from sql.errors import DatabaseError
from sql.failures import named_failures

if TYPE_CHECKING:
    from sql.database import Connection

__all__ = ["Bulk", "DiskFullError", "open_bulk"]


class DiskFullError(DatabaseError):
    """The disk of the database is full; nothing was loaded."""

    code = "DATABASE_DISK_FULL"

    def __init__(self) -> None:
        super().__init__("the disk of the database is full: make room and start again")


class Bulk(Session):
    """One connection of the owner inside a transaction, for loading."""

    def __init__(self, connection: "Connection") -> None:
        super().__init__(connection)
        self._owner = connection

    async def copy_rows(
        self, table: str, columns: Sequence[str], *, rows: Iterable[tuple[object, ...]]
    ) -> None:
        """Add rows to a table.

        Parameters
        ----------
        table
            Full name: ``register.licence``.
        columns
            Columns that the rows fill, in their order.
        rows
            Read once, while they are sent.

        Raises
        ------
        DiskFullError
            If there is no room.
        DatabaseError
            If PostgreSQL refuses a row for another reason.
        """
        schema, _, name = table.partition(".")
        with named_failures(), _named_lack_of_room():
            await self._owner.copy_records_to_table(
                name, schema_name=schema, columns=columns, records=rows
            )


@asynccontextmanager
async def open_bulk(dsn: str) -> AsyncIterator[Bulk]:
    """Lend a connection of the owner: at the end everything is there, or after a fault nothing.

    Raises
    ------
    DatabaseError
        If the database cannot be reached, or the rows are not kept.
    """
    async with connect_owner(dsn) as connection:
        transaction = connection.transaction()
        with named_failures():
            await transaction.start()
        # After a fault the connection is closed, and PostgreSQL forgets the transaction.
        yield Bulk(connection)
        with named_failures(), _named_lack_of_room():
            await connection.execute("ANALYZE")
            await transaction.commit()


@contextmanager
def _named_lack_of_room() -> Iterator[None]:
    try:
        yield
    except asyncpg.DiskFullError:
        raise DiskFullError from None
