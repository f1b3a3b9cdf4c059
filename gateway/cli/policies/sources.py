"""Where a command finds a policy: a folder of text, or a version in the database."""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from typing_extensions import override

from gateway.errors import HeadUnreadableError
from gateway.installing import SHIPPED
from gateway.loading import load_places
from gateway.settings import load_settings
from gateway.store import open_store
from gateway.versions.lives import read_stored
from gateway.vocabulary import shipped_territory, shipped_vocabulary
from policies.pdp import Snapshot, build_snapshot
from policies.rules import read_policy
from policies.territory import Territory
from policies.versions.folders import read_cases
from sql import query
from sql.database import Session, connect_owner

__all__ = ["ACTIVE", "SHIPPED_SOURCE", "Opened", "Source", "open_policy", "open_version", "today"]

ACTIVE = "active"


def today() -> date:
    """Give the day by which the register counts."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()


@dataclass(frozen=True)
class Opened:
    """A policy that a command works on, and the register that it speaks of."""

    snapshot: Snapshot
    territory: Territory
    cases: dict[str, str]
    """Name of each file of cases -> its text."""


class Source(click.ParamType[Path | int | str]):
    """A folder with ``model.conf``, the number of a version, or ``active``."""

    name = "policy"

    @override
    def convert(
        self, value: str | Path | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path | int | str:
        if isinstance(value, Path | int):
            return value
        if value == ACTIVE:
            return value
        if value.isascii() and value.isdecimal():
            return int(value)
        folder = Path(value)
        if not (folder / "model.conf").is_file():
            self.fail(f"There is no model.conf in {folder}; name a folder, a version or active.")
        return folder


SHIPPED_SOURCE = SHIPPED
"""The policy that commands work on when none is named."""


def open_policy(source: Path | int | str) -> Opened:
    """Read a policy, check it and make it ready to decide.

    Parameters
    ----------
    source
        As `Source` converts it.

    Raises
    ------
    PolicyError
        If the policy does not hold together, or there is no such version.
    DatabaseError
        If the database does not answer.
    """
    if isinstance(source, Path):
        snapshot = build_snapshot(read_policy(source), shipped_vocabulary(), 0)
        return Opened(snapshot, shipped_territory(), read_cases(source))
    with open_store(load_settings()) as store:
        return asyncio.run(_open_version(store.owner, source))


async def _open_version(dsn: str, version: int | str) -> Opened:
    async with connect_owner(dsn) as connection:
        return await open_version(Session(connection), version)


async def open_version(session: Session, version: int | str) -> Opened:
    """Read a stored version, whatever its life, for the municipalities of today."""
    asked = await _read_active(session) if version == ACTIVE else int(version)
    stored = await read_stored(session, asked)
    places = await load_places(session)
    bases = (rule.basis for rule in stored.policy.rules)
    words = places.vocabulary(bases)
    return Opened(build_snapshot(stored.policy, words, asked), places.territory, stored.cases)


async def _read_active(session: Session) -> int:
    row = await session.fetch_row(query("head"))
    if row is None or row["policy_version"] is None:
        raise HeadUnreadableError
    active: int = row["policy_version"]
    return active
