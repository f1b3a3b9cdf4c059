"""``registerpoort policy replay``: recorded decisions made again under their own version."""

import asyncio
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

import click
import orjson

from gateway.cache import BoundedCache
from gateway.cli.policies.recorded import Moment, open_ledger, progress
from gateway.settings import load_settings
from gateway.store import Store, open_store
from gateway.versions.opening import open_version
from gateway.versions.recorded import BEGINNING, Ledger, Period
from policies.record.records import DecisionRecord
from policies.record.replay import Discrepancy, Replay
from sql import query

__all__ = ["replay"]

SHOWN = 100
"""Differences that are kept to be shown; all are counted."""
VERSIONS = 8
"""Versions kept in memory."""


@dataclass
class Found:
    """What a replay found."""

    decisions: int = 0
    versions: set[int] = field(default_factory=set)
    differing: int = 0
    """Decisions that came out otherwise."""
    differences: list[Discrepancy] = field(default_factory=list)

    def add(self, record: DecisionRecord, found: list[Discrepancy]) -> None:
        """Count one decision."""
        self.decisions += 1
        self.versions.add(record.version)
        self.differing += bool(found)
        self.differences += found[: SHOWN - len(self.differences)]


@click.command()
@click.option("--since", type=Moment(), default=BEGINNING, help="From this moment on.")
@click.option("--until", type=Moment(), help="Before this moment; now if absent.")
@click.option("--limit", type=click.IntRange(1), help="At most so many, the oldest.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_context
def replay(
    context: click.Context,
    since: datetime,
    until: datetime | None,
    limit: int | None,
    *,
    as_json: bool,
) -> None:
    """Make recorded decisions again, each under the version that made it.

    Exit status 1 means that an answer came out otherwise than it was recorded.
    """
    period = Period(since, until or datetime.now(UTC), limit)
    with open_store(load_settings()) as store:
        found = asyncio.run(_replay(store, period))
    click.echo(_write_json(found) if as_json else _write(found))
    context.exit(1 if found.differing else 0)


async def _replay(store: Store, period: Period) -> Found:
    found = Found()
    async with open_ledger(store) as ledger:
        row = await ledger.session.fetch_row(query("head"))
        versions = _Versions(ledger, row["reference_version"] if row else 0)
        with progress(await ledger.count(period)) as advance:
            async for page in ledger.read(period):
                for record in page:
                    again = await versions.find(record.version)
                    found.add(record, list(again.compare(record)))
                advance(len(page))
    return found


@dataclass
class _Versions:
    """The versions that decided, each loaded when it is met."""

    ledger: Ledger
    reference: int
    """Version of the reference data now."""
    kept: BoundedCache[int, Replay] = field(default_factory=lambda: BoundedCache(VERSIONS))

    async def find(self, version: int) -> Replay:
        known = self.kept.get(version)
        if known is None:
            opened = await open_version(self.ledger.session, version)
            known = Replay(opened.snapshot, opened.territory, self.reference)
            self.kept.put(version, known)
        return known


def _write(found: Found) -> str:
    lines = [
        f"{each.trace}: {each.what} was {each.recorded} by version {each.version},"
        f" and is {each.replayed}."
        for each in found.differences
    ]
    versions = ", ".join(str(each) for each in sorted(found.versions)) or "none"
    lines.append(
        f"{found.decisions} decisions made again (policy versions: {versions});"
        f" {found.differing or 'none'} came out otherwise."
    )
    return "\n".join(lines)


def _write_json(found: Found) -> bytes:
    differences = [asdict(each) for each in found.differences]
    versions = sorted(found.versions)
    return orjson.dumps(asdict(found) | {"versions": versions, "differences": differences})
