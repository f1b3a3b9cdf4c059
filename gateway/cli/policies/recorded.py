"""Recorded decisions, for commands that go through them."""

import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime

import click
from typing_extensions import override

from gateway.store import Store
from gateway.versions.recorded import Ledger
from sql.database import Session, connect_owner

__all__ = ["Moment", "open_ledger", "progress"]


class Moment(click.ParamType[datetime]):
    """A day or a moment as ISO 8601 writes it; UTC where no zone is given."""

    name = "moment"

    @override
    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is no moment; write it as 2026-11-25 or 2026-11-25T09:30:00+01:00.")
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@asynccontextmanager
async def open_ledger(store: Store) -> AsyncIterator[Ledger]:
    """Open the recorded decisions.

    Raises
    ------
    DatabaseError
        If the database does not answer.
    """
    async with connect_owner(store.owner) as connection:
        yield Ledger(Session(connection))


@contextmanager
def progress(length: int) -> Iterator[Callable[[int], None]]:
    """Show how far long work is, where a terminal is there; give what counts on."""
    with click.progressbar(length=length, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield bar.update
