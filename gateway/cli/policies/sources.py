"""Where a command finds a policy: a folder of text, or a version in the database."""

import asyncio
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from typing_extensions import override

from gateway.installing import SHIPPED
from gateway.settings import load_settings
from gateway.store import open_store
from gateway.versions.opening import ACTIVE, Opened, open_version
from gateway.vocabulary import shipped_territory, shipped_vocabulary
from policies.pdp import build_snapshot
from policies.rules import read_policy
from policies.versions.folders import read_cases
from sql.database import Session, connect_owner

__all__ = ["SHIPPED_SOURCE", "Source", "open_policy", "today"]


def today() -> date:
    """Give the day by which the register counts."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()


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
