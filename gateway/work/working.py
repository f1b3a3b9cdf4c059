"""Starting the jobs of a process that serves, and ending them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Protocol

from gateway.referrals.signing import read_signatory
from gateway.sealing.keys import read_keyring
from gateway.settings import Settings
from gateway.work.outbox import Outbox
from gateway.work.sealing import Sealing
from gateway.work.verifying import Verifying
from sql.database import OUTBOX_ROLE, SEALER_ROLE, Database

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
        If the key that seals cannot be read, or those that sign referrals.
    """
    keys = read_keyring(settings.seal_key)
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_sealer(dsn))
        jobs = (Sealing(database, keys), Verifying(database, keys))
        await stack.enter_async_context(watched(jobs, settings.seal_seconds))
        await stack.enter_async_context(_open_outbox(settings, dsn))
        yield


@asynccontextmanager
async def _open_outbox(settings: Settings, dsn: str) -> AsyncIterator[None]:
    """Let the outbox deliver, where there are keys to sign with."""
    if settings.referral_key is None:
        yield
        return
    signatory, seconds = read_signatory(settings.referral_key), settings.referral_seconds
    async with _open_database(dsn, OUTBOX_ROLE) as database:
        outbox = Outbox(database, signatory, seconds, settings.referral_tries)
        async with watched((outbox,), seconds):
            yield


@asynccontextmanager
async def open_sealer(dsn: str) -> AsyncIterator[Database]:
    """Open the database with the role of who seals; it is reached when it is first needed."""
    async with _open_database(dsn, SEALER_ROLE) as database:
        yield database


@asynccontextmanager
async def _open_database(dsn: str, role: str) -> AsyncIterator[Database]:
    database = await Database.connect(dsn, role=role, min_size=0, max_size=2)
    try:
        yield database
    finally:
        await database.close()
