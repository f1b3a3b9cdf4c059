"""``registerpoort statistics``: what the owner publishes by hand."""

import asyncio
from dataclasses import asdict
from datetime import date, datetime
from typing import Final

import click
import orjson

from gateway.accounts.periods import today
from gateway.settings import load_settings
from gateway.store import open_store
from gateway.work.statistics import Cell, Schedule, compute_month, publish_month
from sql.database import Session, connect_owner

__all__ = ["statistics"]

_MONTH: Final = click.DateTime(["%Y-%m"])


@click.group()
def statistics() -> None:
    """Publish the tables of a month; the gateway does it by itself on its day."""


@statistics.command("publish")
@click.option("--month", "moment", type=_MONTH, required=True, help="As 2026-10.")
@click.option("--dry-run", is_flag=True, help="Show what would be published, and publish nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
def publish(*, moment: datetime, dry_run: bool, as_json: bool) -> None:
    """Publish a month, once: it is never changed or computed again."""
    settings = load_settings()
    schedule = Schedule(settings.statistics_day, settings.statistics_minimum)
    with open_store(settings) as store:
        cells = asyncio.run(_publish(store.owner, moment.date(), schedule, dry_run=dry_run))
    if as_json:
        click.echo(orjson.dumps({"published": not dry_run, "cells": [asdict(c) for c in cells]}))
        return
    for cell in cells:
        click.echo(f"{cell.topic} {cell.category} {cell.area} {cell.value}")
    click.echo(f"{len(cells)} numbers {'would be' if dry_run else 'were'} published.")


async def _publish(
    owner: str, month: date, schedule: Schedule, *, dry_run: bool
) -> tuple[Cell, ...]:
    async with connect_owner(owner) as connection:
        session = Session(connection)
        if dry_run:
            return await compute_month(session, month, schedule)
        return await publish_month(session, month, schedule, today=today())
