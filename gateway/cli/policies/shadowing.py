"""``registerpoort policy shadow``: what a proposed version would have answered."""

import asyncio
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import orjson

from gateway.cli.policies.recorded import Moment, open_ledger, progress
from gateway.cli.policies.sources import Source
from gateway.loading import load_places
from gateway.settings import load_settings
from gateway.store import Store, open_store
from gateway.versions.opening import open_version
from gateway.versions.recorded import BEGINNING, SETTLED_SECONDS, Ledger, Period
from policies.pdp import Snapshot, build_snapshot
from policies.record.answers import Cell
from policies.record.records import DecisionRecord
from policies.record.shadow import Shadow, Tally
from policies.rules import read_policy
from sql import query
from sql.database import Database, Session

__all__ = ["shadow"]

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
POLL_SECONDS = 1.0


@click.command()
@click.argument("proposed", type=Source())
@click.option("--since", type=Moment(), help="From this moment on.")
@click.option("--until", type=Moment(), help="Before this moment; now if absent.")
@click.option("--follow", is_flag=True, help="Go on with what is decided meanwhile, until Ctrl-C.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
def shadow(
    proposed: Path | int | str,
    since: datetime | None,
    until: datetime | None,
    *,
    follow: bool,
    as_json: bool,
) -> None:
    """Put a PROPOSED version beside recorded decisions, and count what it would change.

    PROPOSED is a folder with model.conf, the number of a version or active. With --follow
    only what is decided from now on counts, unless --since says otherwise.
    """
    now = datetime.now(UTC)
    first, last = (now, NEVER) if follow else (BEGINNING, now)
    period = Period(since or first, until or last)
    with open_store(load_settings()) as store:
        found = asyncio.run(_shadow(store, proposed, period, follow=follow))
    click.echo(_write_json(found) if as_json else "\n".join(_write(found)))


async def _shadow(
    store: Store, proposed: Path | int | str, period: Period, *, follow: bool
) -> Shadow:
    async with open_ledger(store) as ledger:
        found = Shadow(await _open_proposed(ledger.session, proposed))
        if follow:
            await _follow(ledger, period, found)
        else:
            await _read(ledger, period, found)
    return found


async def _open_proposed(session: Database | Session, proposed: Path | int | str) -> Snapshot:
    """Make a proposal ready to decide for the municipalities of this register."""
    if not isinstance(proposed, Path):
        return (await open_version(session, proposed)).snapshot
    places = await load_places(session)
    bases = [row["code"] for row in await session.fetch_rows(query("legal_basis_codes"))]
    vocabulary = places.vocabulary(bases)
    return build_snapshot(read_policy(proposed), vocabulary, 0)


async def _read(ledger: Ledger, period: Period, found: Shadow) -> None:
    with progress(await ledger.count(period)) as advance:
        async for page in ledger.read(period):
            _count(page, found)
            advance(len(page))


async def _follow(ledger: Ledger, period: Period, found: Shadow) -> None:
    """Count what is decided until the period ends or Ctrl-C, which cancels this."""
    ending = period.until + timedelta(seconds=SETTLED_SECONDS) if period.until < NEVER else NEVER
    with suppress(asyncio.CancelledError):
        click.echo("Following what is decided; Ctrl-C ends it.", err=True)
        while True:
            over = datetime.now(UTC) > ending
            async for page in ledger.read(period, settled=SETTLED_SECONDS):
                _count(page, found)
                _tell(found)
            if over:
                return
            await asyncio.sleep(POLL_SECONDS)


def _count(page: Iterable[DecisionRecord], found: Shadow) -> None:
    for record in page:
        found.count(record)


def _tell(found: Shadow) -> None:
    """Show on a terminal how many decisions were followed."""
    if sys.stderr.isatty():
        click.echo(
            f"\r{found.records} decisions, {found.refused.count} refused", nl=False, err=True
        )


def _write(found: Shadow) -> Iterator[str]:
    yield f"{found.records} recorded decisions beside the proposed version."
    yield f"{_write_tally(found.refused)} operations that were answered would be refused."
    yield f"{_write_tally(found.released)} operations that were refused would be open."
    for name, cells in (("Opened", found.opened), ("Closed", found.closed)):
        for cell, tally in _sort(cells):
            yield (
                f"{name} to {cell.role} for {cell.purpose}: {cell.coordinate} {cell.action},"
                f" {_write_tally(tally)}."
            )


def _write_tally(tally: Tally) -> str:
    return f"{tally.count} ({', '.join(tally.examples)})" if tally.count else "0"


def _sort(cells: Mapping[Cell, Tally]) -> list[tuple[Cell, Tally]]:
    return sorted(cells.items(), key=lambda each: (-each[1].count, each[0]))


def _write_json(found: Shadow) -> bytes:
    return orjson.dumps(
        {
            "decisions": found.records,
            "refused": asdict(found.refused),
            "released": asdict(found.released),
            "opened": [asdict(cell) | asdict(tally) for cell, tally in _sort(found.opened)],
            "closed": [asdict(cell) | asdict(tally) for cell, tally in _sort(found.closed)],
        }
    )
