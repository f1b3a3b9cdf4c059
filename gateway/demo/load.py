"""Loading the demonstration: everything in one transaction, or nothing."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from gateway.demo.grants import BASIS
from gateway.demo.register import TABLES, Batch, make_register
from gateway.demo.sealing import seal_batches
from gateway.demo.world import Place, World
from resolvers.sealing.sealer import Sealer
from sql import query
from sql.bulk import open_bulk
from sql.database import Session, connect_owner

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

__all__ = [
    "Counts",
    "Sizes",
    "copy_batches",
    "count_rows",
    "load_demo",
    "make_batches",
    "read_places",
]

_STEP = 1000
_LEAST_ROOM = 64 * 1024 * 1024
_ROOM_OF_LICENCE = 16 * 1024
_ROOM_OF_ANNOTATION = 2 * 1024


@dataclass(frozen=True)
class Sizes:
    """How much is made up, and from which seed."""

    licences: int
    annotations: int
    seed: int

    @property
    def bytes(self) -> int:
        """Room that loading takes, in bytes: the rows and the log of writing them."""
        return (
            _LEAST_ROOM + self.licences * _ROOM_OF_LICENCE + self.annotations * _ROOM_OF_ANNOTATION
        )


@dataclass(frozen=True)
class Counts:
    """How much the database holds."""

    licences: int
    annotations: int


def load_demo(dsn: str, sizes: Sizes, *, key: bytes, sealer: Sealer) -> Counts:
    """Load the demonstration's data, unless it is there already.

    Parameters
    ----------
    dsn
        Address of the database, for the owner; migrated, and with the municipalities.
    sizes
        How much to make up.
    key
        Key of the pseudonyms; 32 bytes.
    sealer
        Seals what is made up of persons.

    Returns
    -------
    Counts
        What the database holds now, whoever loaded it.

    Raises
    ------
    DatabaseError
        If the database does not take the rows; then it took none.
    SealingError
        If the keys of the demonstration cannot be used.
    """
    known = asyncio.run(count_rows(dsn))
    if known is not None:
        return known
    world = World(
        seed=sizes.seed,
        day=datetime.now(ZoneInfo("Europe/Amsterdam")).date(),
        licences=sizes.licences,
        annotations=sizes.annotations,
        key=key,
        places=asyncio.run(read_places(dsn)),
    )
    asyncio.run(_seal_and_copy(dsn, make_batches(world), sealer))
    return Counts(sizes.licences, sizes.annotations)


async def _seal_and_copy(dsn: str, batches: Sequence[Batch], sealer: Sealer) -> None:
    await copy_batches(dsn, await seal_batches(sealer, batches))


def make_batches(world: World) -> Sequence[Batch]:
    """Make the rows of a world, with a progress bar on a terminal."""
    with click.progressbar(make_register(world), TABLES, "Making up") as batches:
        return list(batches)


async def copy_batches(dsn: str, batches: Sequence[Batch]) -> None:
    """Load rows that are sealed, with a progress bar on a terminal.

    Raises
    ------
    DatabaseError
        If the database does not take the rows; then it took none.
    """
    length = sum(len(batch.rows) for batch in batches)
    with click.progressbar(length=length, label="Loading", update_min_steps=_STEP) as bar:
        async with open_bulk(dsn) as bulk:
            for batch in batches:
                await bulk.copy_rows(batch.table, batch.columns, rows=_watch(batch, bar))


async def count_rows(dsn: str) -> Counts | None:
    """Count what was loaded; `None` where there is no demonstration.

    Notes
    -----
    Source: ``sql/queries/demo_counts.sql``.
    """
    async with connect_owner(dsn) as connection:
        row = await Session(connection).fetch_row(query("demo_counts"), (BASIS,))
    return Counts(row["licences"], row["annotations"]) if row else None


async def read_places(dsn: str) -> tuple[Place, ...]:
    """Read the municipalities, in order of their codes.

    Notes
    -----
    Source: ``sql/queries/demo_places.sql``.
    """
    async with connect_owner(dsn) as connection:
        rows = await Session(connection).fetch_rows(query("demo_places"))
    return tuple(
        Place(
            code=row["code"],
            name=row["name"],
            police_unit=row["police_unit"],
            ended_on=row["ended_on"],
            successors=tuple(row["successors"]),
        )
        for row in rows
    )


def _watch(batch: Batch, bar: "ProgressBar[int]") -> Iterator[tuple[object, ...]]:
    for row in batch.rows:
        yield row
        bar.update(1)
