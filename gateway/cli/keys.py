"""``registerpoort keys``: the key-encryption keys, and what is wrapped under them."""

import asyncio
import re
import secrets
from dataclasses import asdict
from typing import Final

import click
import orjson

from gateway.cli.policies.sources import today
from gateway.errors import SettingsInvalidError
from gateway.keyrings.files import add_key
from gateway.keyrings.making import make_keyring
from gateway.keyrings.rotating import Holding, count_keys, rotate
from gateway.settings import load_settings
from gateway.store import open_store
from resolvers.sealing.keyring import Keyring
from sql.database import Session, connect_owner

__all__ = ["keys"]

_ID: Final = re.compile(r"[!-~]{1,200}")


@click.group()
def keys() -> None:
    """Keep the keys that the data keys of persons are wrapped under."""


@keys.command("add")
@click.option("--id", "kek", help="Id of the new key; the day and some chance if left out.")
def add(kek: str | None) -> None:
    """Add a new key-encryption key to REGISTERPOORT_KEY_FILE: from then on it is current.

    What is sealed stays as it is; `registerpoort keys rotate` wraps it under the new key.
    """
    path = load_settings().key_file
    if path is None:
        raise SettingsInvalidError(
            "REGISTERPOORT_KEY_FILE", "name the file; the keys of a command are made there"
        )
    name = kek or f"{today().isoformat()}-{secrets.token_hex(4)}"
    if not _ID.fullmatch(name):
        raise click.UsageError("An id is 1 to 200 characters of ASCII, without spaces.")
    add_key(path, name)
    click.echo(f"{name} is current.")


@keys.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def status(*, as_json: bool) -> None:
    """Print how many data keys are wrapped under each key-encryption key."""
    settings = load_settings()
    keyring = make_keyring(settings)
    with open_store(settings) as store:
        found = asyncio.run(_count(store.owner, keyring))
    if as_json:
        click.echo(orjson.dumps([asdict(each) for each in found]))
        return
    for each in found:
        click.echo(f"{each.kek}: {each.data_keys}{' (current)' if each.current else ''}")


@keys.command("rotate")
def rotate_keys() -> None:
    """Wrap every data key under the current key-encryption key.

    The gateway may serve meanwhile. What was stopped in the middle goes on when it is started
    again.
    """
    settings = load_settings()
    keyring = make_keyring(settings)
    with open_store(settings) as store:
        done = asyncio.run(_rotate(store.owner, keyring))
    click.echo(f"{done} data keys wrapped anew.")


async def _count(owner: str, keyring: Keyring) -> list[Holding]:
    async with connect_owner(owner) as connection:
        return await count_keys(Session(connection), keyring)


async def _rotate(owner: str, keyring: Keyring) -> int:
    async with connect_owner(owner) as connection:
        session = Session(connection)
        holdings = await count_keys(session, keyring)
        due = sum(each.data_keys for each in holdings if not each.current)
        with click.progressbar(length=due, label="Rotating") as bar:
            done = 0
            async for number in rotate(session, keyring):
                done += number
                bar.update(number)
    return done
