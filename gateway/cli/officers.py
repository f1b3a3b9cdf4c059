"""``registerpoort officers``: how the first administrator gets in."""

import asyncio
from datetime import date, datetime

import click

from gateway.acts.acting import OWNER
from gateway.cli.policies.sources import today
from gateway.settings import load_settings
from gateway.staff.appointing import appoint as appoint_officer
from gateway.staff.rolls import APPOINTABLE, Term
from gateway.store import open_store
from sql.database import Session, connect_owner

__all__ = ["officers"]

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def officers() -> None:
    """Appoint officers as the owner of the database."""


@officers.command("appoint")
@click.option("--subject", required=True, help="What tokens call the officer.")
@click.option("--name", required=True, help="The officer's name; registered if it is new.")
@click.option("--role", required=True, type=click.Choice(APPOINTABLE))
@click.option("--municipality", help="As GM0344.")
@click.option("--police-unit", help="As police:midden-nederland.")
@click.option("--until", type=_DAY, help="The last day, as 2027-12-31; no end if left out.")
def appoint(
    *,
    subject: str,
    name: str,
    role: str,
    municipality: str | None,
    police_unit: str | None,
    until: datetime | None,
) -> None:
    """Appoint an officer from today: the first functional administrator gets in this way."""
    home = municipality or police_unit
    if home is None or (municipality and police_unit):
        raise click.UsageError("Give either --municipality or --police-unit.")
    term = Term(role, home, today(), until.date() if until else None)
    with open_store(load_settings()) as store:
        asyncio.run(_appoint(store.owner, subject, name, term=term))
    click.echo(f"{subject} is {role} of {home}, {_describe(term.valid_until)}.")


async def _appoint(owner: str, subject: str, name: str, *, term: Term) -> None:
    async with connect_owner(owner) as connection:
        await appoint_officer(Session(connection), OWNER, subject=subject, name=name, term=term)


def _describe(until: date | None) -> str:
    return f"until {until.isoformat()}" if until else "without end"
