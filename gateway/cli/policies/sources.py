"""Where a command finds a policy: a folder of text, or a version in the database."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import click
from typing_extensions import override

from gateway.heads import Edition, read_edition
from gateway.installing import SHIPPED
from gateway.loading import load_head
from gateway.settings import load_settings
from gateway.store import open_store
from gateway.vocabulary import shipped_territory, shipped_vocabulary
from policies.pdp import Snapshot, build_snapshot
from policies.rules import read_policy
from policies.territory import Territory
from sql.database import Database

__all__ = ["ACTIVE", "SHIPPED_SOURCE", "Opened", "Source", "open_policy"]

ACTIVE = "active"


@dataclass(frozen=True)
class Opened:
    """A policy that a command works on, and the register that it speaks of."""

    snapshot: Snapshot
    territory: Territory


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
        return Opened(snapshot, shipped_territory())
    with open_store(load_settings()) as store:
        return asyncio.run(_open_version(store.gateway, source))


async def _open_version(dsn: str, version: int | str) -> Opened:
    database = await Database.connect(dsn, min_size=1, max_size=1)
    try:
        edition = await read_edition(database)
        asked = edition.policy_version if version == ACTIVE else int(version)
        head = await load_head(database, Edition(asked, edition.reference_version))
    finally:
        await database.close()
    return Opened(head.snapshot, head.territory)
