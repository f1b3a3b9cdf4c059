"""What is in force: the policy and the reference data that every decision stands on."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from gateway.errors import HeadUnreadableError
from policies.errors import PolicyError
from policies.pdp import Snapshot
from policies.territory import Territory
from sql import query
from sql.database import Database
from sql.errors import DatabaseError

__all__ = ["Edition", "Head", "HeadLoader", "Heads"]

_log = logging.getLogger("registerpoort.heads")


@dataclass(frozen=True)
class Edition:
    """Which policy and which reference data are in force."""

    policy_version: int
    reference_version: int


@dataclass(frozen=True)
class Head:
    """All that decisions stand on while one edition is in force."""

    edition: Edition
    snapshot: Snapshot
    territory: Territory


HeadLoader = Callable[[Edition], Awaitable[Head]]
"""Loads what an edition stands for."""


class Heads:
    """Keeps the head that is in force.

    Parameters
    ----------
    database
        Where the head stands.
    load
        Loads what an edition stands for.

    Notes
    -----
    What is kept may be out of date for a moment; no answer is: the statement that reads the
    register compares both versions with those in force, and who finds them changed calls
    `refresh`.
    """

    def __init__(self, database: Database, load: HeadLoader) -> None:
        self._database = database
        self._load = load
        self._kept: Head | None = None
        self._refused: Edition | None = None
        self._refreshing: asyncio.Task[Head] | None = None

    @property
    def current(self) -> Head:
        """The head loaded last; raises `HeadUnreadableError` where there is none."""
        if self._kept is None:
            raise HeadUnreadableError
        return self._kept

    async def refresh(self) -> Head:
        """Read which edition is in force, and load it where it changed.

        Returns
        -------
        Head
            The one in force. Whoever calls while it is read waits for the same reading.

        Raises
        ------
        HeadUnreadableError
            If no policy is in force, or the one in force does not load.
        DatabaseError
            If the database does not answer.
        """
        if self._refreshing is None:
            self._refreshing = asyncio.create_task(self._refresh())
            self._refreshing.add_done_callback(self._forget_refreshing)
        return await asyncio.shield(self._refreshing)

    async def watch(self, seconds: float) -> None:
        """Refresh every so many seconds, so that a new policy is ready before it is asked for."""
        while True:
            await asyncio.sleep(seconds)
            try:
                await self.refresh()
            except (HeadUnreadableError, DatabaseError) as error:
                _log.warning("head_unreadable", extra={"code": error.code})

    def _forget_refreshing(self, done: asyncio.Task[Head]) -> None:
        self._refreshing = None
        # Whoever waited may be gone: then nobody else takes the error.
        if not done.cancelled():
            done.exception()

    async def _refresh(self) -> Head:
        edition = await self._read_edition()
        if self._kept is None or self._kept.edition != edition:
            self._kept = await self._load_once(edition)
            _log.info("head_loaded", extra={"policy_version": edition.policy_version})
        return self._kept

    async def _read_edition(self) -> Edition:
        row = await self._database.fetch_row(query("head"))
        if row is None or row["policy_version"] is None:
            raise HeadUnreadableError
        return Edition(row["policy_version"], row["reference_version"])

    async def _load_once(self, edition: Edition) -> Head:
        if edition == self._refused:
            raise HeadUnreadableError
        try:
            return await self._load(edition)
        except PolicyError as error:
            self._refused = edition
            _log.error(
                "policy_refused", extra={"code": error.code, "version": edition.policy_version}
            )
            raise HeadUnreadableError from None
