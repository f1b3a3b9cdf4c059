"""``registerpoort migrate`` and ``registerpoort municipalities``: what the owner does."""

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click
import orjson

from gateway.acts.acting import OWNER
from gateway.installing import migrate_database
from gateway.places.importing import NO_SUCCESSIONS, import_places
from gateway.settings import load_settings
from gateway.store import open_store
from sql.database import Session, connect_owner
from sql.municipalities import Report

__all__ = ["migrate", "municipalities"]

_FILE: Final = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
def migrate(*, as_json: bool) -> None:
    """Bring the tables, views and reference data up to this release."""
    with open_store(load_settings()) as store:
        report = asyncio.run(migrate_database(store.owner))
    if as_json:
        click.echo(orjson.dumps(asdict(report)))
        return
    for name in report.applied:
        click.echo(f"Applied {name}.")
    if report.views:
        click.echo("Made the views again.")
    if report.seeded:
        click.echo("Filled in the reference data.")
    if not any(asdict(report).values()):
        click.echo("Nothing to do.")


@click.group()
def municipalities() -> None:
    """Keep the municipalities of the register."""


@municipalities.command("import")
@click.argument("file", type=_FILE)
@click.option("--successions", type=_FILE, help="CSV of who succeeded whom.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
def import_file(file: Path, successions: Path | None, *, as_json: bool) -> None:
    """Add and change municipalities from a CSV file: all that it holds, or nothing."""
    with open_store(load_settings()) as store:
        report = asyncio.run(_import(store.owner, file, successions))
    if as_json:
        click.echo(orjson.dumps(asdict(report)))
        return
    click.echo(
        f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged;"
        f" {report.successions} successions."
    )


async def _import(owner: str, file: Path, successions: Path | None) -> Report:
    async with connect_owner(owner) as connection:
        return await import_places(
            Session(connection), OWNER, file, successions or NO_SUCCESSIONS, expected=None
        )
