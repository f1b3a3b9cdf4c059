"""Starting the jobs of a process that serves, and ending them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

from gateway.sealing.keys import read_keyring
from gateway.settings import Settings
from gateway.work.sealing import Sealing
from gateway.work.verifying import Verifying
from sql.database import SEALER_ROLE, Database

__all__ = ["Job", "open_sealer", "open_work", "watched"]


class Job(Protocol):
    """Something that is done again and again, as long as the process serves."""

    async def watch(self, seconds: float) -> None:
        """Do it every so many seconds."""


@asynccontextmanager
async def watched(jobs: Sequence[Job], seconds: float) -> AsyncIterator[None]:
    """Let jobs watch for the length of a block."""
    watches = [asyncio.create_task(each.watch(seconds)) for each in jobs]
    try:
        yield
    finally:
        for each in watches:
            each.cancel()
        await asyncio.wait(watches)


@asynccontextmanager
async def open_work(settings: Settings, dsn: str) -> AsyncIterator[None]:
    """Let the jobs of the process work for the length of a block.

    Raises
    ------
    SettingsInvalidError
        If the key that seals cannot be read.
    """
    keys = read_keyring(settings.seal_key)
    async with open_sealer(dsn) as database:
        jobs = (Sealing(database, keys), Verifying(database, keys))
        async with watched(jobs, settings.seal_seconds):
            yield


@asynccontextmanager
async def open_sealer(dsn: str) -> AsyncIterator[Database]:
    """Open the database with the role of who seals; it is reached when it is first needed."""
    database = await Database.connect(dsn, role=SEALER_ROLE, min_size=0, max_size=2)
    try:
        yield database
    finally:
        await database.close()
