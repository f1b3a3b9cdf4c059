"""``registerpoort demo`` and ``registerpoort token``: everything on loopback, all of it made up."""

import asyncio
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click

from gateway.admin.signing.personas import Personas
from gateway.app import create_app
from gateway.demo.announcement import announce
from gateway.demo.errors import DemoAbsentError, DemoDatabaseGivenError, DemoIncompleteError
from gateway.demo.files import keep_secret, require_room
from gateway.demo.guises import find_guises
from gateway.demo.issuer import AUDIENCE, ISSUER, Issuer, require_loopback
from gateway.demo.load import Counts, Sizes, count_rows, load_demo
from gateway.demo.personas import find_subjects
from gateway.demo.sheets import Stand, make_sheets, render_sheets
from gateway.demo.tokens import find_officer
from gateway.installing import prepare
from gateway.keyrings.files import make_line
from gateway.keyrings.making import make_sealer
from gateway.logs import configure_logs
from gateway.sealing.keys import make_key
from gateway.server import check_address, serve
from gateway.settings import Settings, load_settings
from gateway.store import Store, open_store
from gateway.vocabulary import ROLES

__all__ = ["demo", "token"]

_FEWEST: Final = 100
_MOST: Final = 1_000_000
_KEY_BYTES: Final = 32
_A_DAY: Final = 24 * 60
SEAL_KEY: Final = "seal.pem"
"""File in the folder of the demonstration that seals its disclosures."""


@click.command()
@click.option(
    "--licences",
    type=click.IntRange(_FEWEST, _MOST),
    default=2000,
    show_default=True,
    help="Licences to make up the first time.",
)
@click.option(
    "--annotations",
    type=click.IntRange(_FEWEST, _MOST),
    default=8000,
    show_default=True,
    help="Annotations to make up the first time.",
)
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help="What the made-up data follows from; the same seed gives the same data.",
)
@click.option("--port", type=click.IntRange(1, 65535), help="Port; REGISTERPOORT_PORT if absent.")
def demo(licences: int, annotations: int, seed: int, port: int | None) -> None:
    """Start the demonstration on this machine alone, and print what to ask.

    A PostgreSQL of its own is started and filled with made-up data; a later start keeps the
    data. Ctrl-C stops everything.
    """
    settings = _read_settings(port)
    configure_logs(settings.log_level.value)
    with _ended_by_hand():
        check_address(settings.host, settings.port)
        with open_store(settings) as store:
            counts = _fill(settings, store, Sizes(licences, annotations, seed))
            _open(settings, store, counts)


@click.command()
@click.option(
    "--role", type=click.Choice(sorted(ROLES - {"public"})), required=True, help="Role to act in."
)
@click.option("--municipality", "home", help="Municipality of the appointment, as GM0344.")
@click.option("--police-unit", "home", help="Police unit instead, as police:midden-nederland.")
@click.option(
    "--minutes",
    type=click.IntRange(1, _A_DAY),
    default=60,
    show_default=True,
    help="How long the token is valid.",
)
def token(role: str, home: str | None, minutes: int) -> None:
    """Print an access token of an officer of the demonstration.

    Where nobody holds the appointment, an officer is appointed.
    """
    if home is None:
        raise click.UsageError("Give --municipality or --police-unit.")
    settings = _read_settings(None)
    folder = _folder(settings)
    if not (folder / "issuer.json").exists():
        raise DemoAbsentError(settings.data)
    with open_store(settings) as store:
        subject = asyncio.run(find_officer(store.owner, role, home=_spell(home)))
    click.echo(Issuer.open(folder, host=settings.host).mint(subject, minutes=minutes))


def _spell(home: str) -> str:
    return home.upper() if home[:2].lower() == "gm" else home


def _read_settings(port: int | None) -> Settings:
    chosen: dict[str, Any] = {} if port is None else {"port": port}
    settings = load_settings(**chosen)
    require_loopback(settings.host)
    if settings.database_url or settings.owner_url:
        raise DemoDatabaseGivenError
    folder = _folder(settings).resolve()
    chosen |= {"issuer": ISSUER, "audience": AUDIENCE, "jwks": str(folder / "jwks.json")}
    chosen |= {"key_file": folder / "kek.keys", "key_command": None}
    chosen |= {"digest_file": folder / "digest.key", "seal_key": folder / SEAL_KEY}
    return load_settings(**chosen, synthetic=True)


def _folder(settings: Settings) -> Path:
    return settings.data / "demo"


def _fill(settings: Settings, store: Store, sizes: Sizes) -> Counts:
    asyncio.run(prepare(store.owner))
    key = _keep_keys(_folder(settings))
    if asyncio.run(count_rows(store.owner)) is None:
        require_room(settings.data, sizes.bytes)
    counts = load_demo(store.owner, sizes, key=key, sealer=make_sealer(settings))
    if counts != Counts(sizes.licences, sizes.annotations):
        click.echo(f"The data of an earlier start is kept; remove {settings.data} to make it anew.")
    return counts


def _keep_keys(folder: Path) -> bytes:
    """Make the keys the first time, and give that of the pseudonyms."""
    keep_secret(folder / "kek.keys", lambda: make_line("demonstration"))
    keep_secret(folder / "digest.key", _make_key)
    keep_secret(folder / SEAL_KEY, make_key)
    return keep_secret(folder / "pseudonym.key", _make_key)


def _make_key() -> bytes:
    return secrets.token_bytes(_KEY_BYTES)


def _open(settings: Settings, store: Store, counts: Counts) -> None:
    subjects = asyncio.run(find_subjects(store.owner))
    if subjects is None:
        raise DemoIncompleteError(settings.data)
    folder = _folder(settings)
    url = f"http://{settings.host}:{settings.port}/graphql"
    stand = Stand(folder, url, subjects)
    sheets = list(make_sheets(stand, Issuer.open(folder, host=settings.host)))
    announce(settings.host, settings.port, text=render_sheets(stand, sheets, counts=counts))
    guises = asyncio.run(find_guises(store.owner))
    serve(
        create_app(settings, dsn=store.gateway, signing_in=Personas(guises)),
        host=settings.host,
        port=settings.port,
        drain_seconds=settings.drain_seconds,
    )
    click.echo("Stopped; the data is kept.")


@contextmanager
def _ended_by_hand() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        click.echo("\nStopped.")
