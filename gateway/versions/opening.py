"""A stored version made ready to decide, with the register that it speaks of."""

import asyncio
from dataclasses import dataclass

from gateway.errors import HeadUnreadableError
from gateway.loading import Places, load_places
from gateway.versions.lives import Stored, read_stored
from policies.pdp import Snapshot, build_snapshot
from policies.territory import Territory
from sql import query
from sql.database import Database, Session

__all__ = ["ACTIVE", "Opened", "open_active", "open_stored", "open_version"]

ACTIVE = "active"
"""What the version in force is called."""


@dataclass(frozen=True)
class Opened:
    """A policy that is looked at, and the register that it speaks of."""

    snapshot: Snapshot
    territory: Territory
    cases: dict[str, str]
    """Name of each file of cases -> its text."""


async def open_version(session: Database | Session, version: int | str) -> Opened:
    """Open a stored version, whatever its life, for the municipalities of today.

    Parameters
    ----------
    session
        Pool or session of the owner or of the pages.
    version
        Its number, or ``active``.

    Raises
    ------
    HeadUnreadableError
        If the one in force is asked for and there is none.
    PolicyInvalidError
        If the version does not fit the register.
    VersionUnknownError
        If there is no such version.
    """
    asked = int(version) if version != ACTIVE else await _read_active(session)
    stored, places = await read_stored(session, asked), await load_places(session)
    return await asyncio.to_thread(open_stored, stored, places, version=asked)


async def open_active(session: Database | Session) -> Opened | None:
    """Open the version in force; `None` before the first."""
    try:
        return await open_version(session, ACTIVE)
    except HeadUnreadableError:
        return None


def open_stored(stored: Stored, places: Places, *, version: int) -> Opened:
    """Make what a version holds ready to decide.

    Raises
    ------
    PolicyInvalidError
        If it does not fit the register.
    """
    words = places.vocabulary(rule.basis for rule in stored.policy.rules)
    snapshot = build_snapshot(stored.policy, words, version)
    return Opened(snapshot, places.territory, stored.cases)


async def _read_active(session: Database | Session) -> int:
    row = await session.fetch_row(query("head"))
    if row is None or row["policy_version"] is None:
        raise HeadUnreadableError
    active: int = row["policy_version"]
    return active
