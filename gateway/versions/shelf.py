"""What was opened and found of versions, remembered: it is the same until one of them changes."""

import asyncio
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from gateway.cache import BoundedCache
from gateway.versions.errors import VersionUnknownError
from gateway.versions.opening import Opened, open_version
from sql import query
from sql.database import Database

__all__ = ["Contents", "Shelf", "ShelvedVersion"]

Found = TypeVar("Found")

_VERSIONS: Final = 8
_FINDINGS: Final = 64


@dataclass(frozen=True)
class Contents:
    """What tells a version from what it was before: another one is another version to look at."""

    version: int
    digest: str
    """Fingerprint of its rules, groups and cases as they are stored, not as they were signed."""
    reference: int
    """Version of the reference data."""


@dataclass(frozen=True)
class ShelvedVersion:
    """A version that is open, and what it stands on."""

    contents: Contents
    opened: Opened


class Shelf:
    """Keeps versions open, and what was found of them, for as long as they are what they were.

    Parameters
    ----------
    database
        Pool of the pages.

    Notes
    -----
    Whoever asks for what is being made waits for the same making. It runs in a thread, for it
    takes up to some seconds. What failed is made again.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._versions = BoundedCache[Contents, asyncio.Task[Opened]](_VERSIONS)
        self._findings = BoundedCache[Hashable, asyncio.Task[Any]](_FINDINGS)

    async def open(self, version: int) -> ShelvedVersion:
        """Open a version, whatever its life; one statement where it is open already.

        Raises
        ------
        PolicyInvalidError
            If the version does not fit the register.
        VersionUnknownError
            If there is no such version.
        """
        row = await self._database.fetch_row(query("policy_contents"), (version,))
        if row is None:
            raise VersionUnknownError(version)
        contents = Contents(version, row["digest"], row["reference_version"])
        task = self._versions.get(contents)
        if task is None or _failed(task):
            task = asyncio.create_task(open_version(self._database, version))
            self._versions.put(contents, task)
        return ShelvedVersion(contents, await asyncio.shield(task))

    async def find(self, key: Hashable, make: Callable[[], Found]) -> Found:
        """Give what was found before, else find it in a thread.

        Parameters
        ----------
        key
            All that the finding depends on, and what kind of finding it is.
        make
            Finds it; depends on nothing else.
        """
        task = self._findings.get(key)
        if task is None or _failed(task):
            task = asyncio.create_task(asyncio.to_thread(make))
            self._findings.put(key, task)
        found: Found = await asyncio.shield(task)
        return found


def _failed(task: "asyncio.Task[Any]") -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
