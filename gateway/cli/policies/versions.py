"""``registerpoort policy``: the life of a version, from a folder of text to what is in force."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

import click
import orjson

from gateway.cli.policies.sources import today
from gateway.settings import load_settings
from gateway.store import open_store
from gateway.versions.deciding import activate, approve, call_off, submit
from gateway.versions.lives import Life, list_lives, read_life, read_stored
from gateway.versions.proposing import propose, rewrite, roll_back, withdraw
from gateway.vocabulary import shipped_vocabulary
from policies.cases.reading import parse_cases
from policies.pdp import build_snapshot
from policies.rules import read_policy
from policies.versions.folders import read_cases, write_folder
from sql.database import Session, connect_owner

__all__ = ["COMMANDS"]

Result = TypeVar("Result")
Work = Callable[[Session], Awaitable[Result]]

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_NEW_FOLDER = click.Path(file_okay=False, path_type=Path)
_by = click.option("--by", "subject", required=True, help="The officer who acts, as in tokens.")
_version = click.argument("version", type=click.IntRange(min=1))
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command("import")
@click.argument("folder", type=_FOLDER)
@click.option("--title", required=True, help="What the proposal is for, in a few words.")
@click.option("--into", "version", type=click.IntRange(min=1), help="A draft to write anew.")
@_by
def import_policy(folder: Path, title: str, version: int | None, subject: str) -> None:
    """Make a proposal from a folder of rules, or write a draft anew."""
    policy, cases = read_policy(folder), read_cases(folder)
    build_snapshot(policy, shipped_vocabulary(), 0)
    parse_cases(cases)

    async def work(session: Session) -> int:
        if version is None:
            return await propose(session, policy, cases, title=title, subject=subject)
        await rewrite(session, version, policy, cases, title=title, subject=subject)
        return version

    click.echo(f"Version {_run(work)} is a draft; submit it when it is ready.")


@click.command("export")
@_version
@click.argument("folder", type=_NEW_FOLDER)
def export_policy(version: int, folder: Path) -> None:
    """Write a version into a new folder, byte for byte the same every time."""
    if folder.exists() and any(folder.iterdir()):
        raise click.BadParameter(f"{folder} is not empty; name a new folder.")
    stored = _run(lambda session: read_stored(session, version))
    write_folder(stored.policy, stored.cases, folder)
    click.echo(f"Version {version} is in {folder}.")


@click.command("versions")
@_json
def list_versions(*, as_json: bool) -> None:
    """List every version, newest first."""
    lives = _run(list_lives)
    if as_json:
        click.echo(orjson.dumps([_plain(life) for life in lives]))
        return
    for life in lives:
        click.echo(f"{life.version:6} {life.state:9} {life.title or 'shipped with the release'}")


@click.command("show")
@_version
@_json
def show_version(version: int, *, as_json: bool) -> None:
    """Show where a version stands, and what an approver signs."""
    life = _run(lambda session: read_life(session, version))
    if as_json:
        click.echo(orjson.dumps(_plain(life)))
        return
    for name, value in _plain(life).items():
        click.echo(f"{name.replace('_', ' '):14} {'' if value is None else value}")


@click.command("submit")
@_version
@_by
def submit_version(version: int, subject: str) -> None:
    """Submit a draft: from now on it never changes."""
    found = _run(lambda session: submit(session, version, subject=subject, day=today()))
    opened, closed = len(found.difference.opened), len(found.difference.closed)
    click.echo(f"Version {version} is submitted: {opened} changes open, {closed} close.")
    click.echo(f"{len(found.results.verdicts)} expectations of its cases hold.")
    click.echo(f"To be signed: {found.evidence.signature}")


@click.command("approve")
@_version
@click.option("--signature", required=True, help="What 'policy show' says is to be signed.")
@_by
def approve_version(version: int, signature: str, subject: str) -> None:
    """Approve a version of another author by signing exactly what was submitted."""
    _run(lambda session: approve(session, version, subject=subject, signature=signature))
    click.echo(f"Version {version} is approved.")


@click.command("activate")
@_version
@click.option("--at", "moment", help="When, as 2027-01-01T00:00+01:00; at once if left out.")
@_by
def activate_version(version: int, moment: str | None, subject: str) -> None:
    """Put an approved version in force, for every process at the same moment."""
    when = _read_moment(moment)
    _run(lambda session: activate(session, version, subject=subject, moment=when))
    click.echo(f"Version {version} is in force {f'from {when.isoformat()}' if when else 'now'}.")


@click.command("call-off")
@_version
@_by
def call_off_activation(version: int, subject: str) -> None:
    """Call off an activation that is still to come."""
    _run(lambda session: call_off(session, version, subject=subject))
    click.echo(f"Version {version} is not activated; it stays approved.")


@click.command("withdraw")
@_version
@_by
def withdraw_version(version: int, subject: str) -> None:
    """Withdraw a proposal of one's own."""
    _run(lambda session: withdraw(session, version, subject=subject))
    click.echo(f"Version {version} is withdrawn.")


@click.command("rollback")
@_version
@_by
def roll_back_to(version: int, subject: str) -> None:
    """Propose what an earlier version held, as a new draft."""
    title = f"Back to version {version}"
    made = _run(lambda session: roll_back(session, version, title=title, subject=subject))
    click.echo(f"Version {made} is a draft of what version {version} held.")


COMMANDS: Final = (
    activate_version,
    approve_version,
    call_off_activation,
    export_policy,
    import_policy,
    list_versions,
    roll_back_to,
    show_version,
    submit_version,
    withdraw_version,
)


def _run(work: Work[Result]) -> Result:
    async def whole() -> Result:
        async with connect_owner(store.owner) as connection:
            return await work(Session(connection))

    with open_store(load_settings()) as store:
        return asyncio.run(whole())


def _read_moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no moment; write 2027-01-01T00:00+01:00.") from None
    if moment.tzinfo is None:
        raise click.BadParameter(f"{text!r} says no offset; write 2027-01-01T00:00+01:00.")
    return moment


def _plain(life: Life) -> dict[str, object]:
    plain = asdict(life)
    del plain["author_id"]
    return plain
