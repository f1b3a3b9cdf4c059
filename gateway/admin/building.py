"""Building the pages: only the composition root calls this."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import orjson
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey
from starlette.routing import BaseRoute

from gateway.accounts.explaining import PastPolicies
from gateway.admin.assets import Assets
from gateway.admin.languages import read_languages
from gateway.admin.office import Names, Office
from gateway.admin.routes import SigningIn, make_routes
from gateway.admin.sessions import Sessions
from gateway.admin.signing.provider import Key, Provider
from gateway.decisions import Recorder
from gateway.endpoint import Endpoint
from gateway.errors import SettingsInvalidError
from gateway.heads import Heads
from gateway.settings import Settings
from gateway.versions.shelf import Shelf
from sql.database import PAGES_ROLE, Database
from templates.static import read_static

__all__ = ["Behind", "open_pages", "read_provider"]


@dataclass(frozen=True)
class Behind:
    """What the gateway lends to its pages."""

    heads: Heads
    recorder: Recorder
    endpoint: Endpoint


@asynccontextmanager
async def open_pages(
    settings: Settings, dsn: str, signing_in: SigningIn
) -> AsyncIterator[Callable[[Behind], list[BaseRoute]]]:
    """Open what the pages stand on; gives what makes their routes. Closed at the end.

    Raises
    ------
    DatabaseError
        If the database cannot be reached, or the login may not act as the pages.
    """
    size = max(2, settings.pool_size // 2)
    database = await Database.connect(
        settings.pages_url or dsn, role=PAGES_ROLE, min_size=1, max_size=size
    )
    try:
        yield lambda behind: _make(settings, database, signing_in, behind)
    finally:
        await database.close()


def _make(
    settings: Settings, database: Database, signing_in: SigningIn, behind: Behind
) -> list[BaseRoute]:
    assets, names = Assets(read_static()), Names(database)
    office = Office(
        settings=settings,
        database=database,
        heads=behind.heads,
        recorder=behind.recorder,
        sessions=Sessions(database, settings.session_idle_seconds, settings.session_seconds),
        names=names,
        languages=read_languages(assets.url, names.known),
        shelf=Shelf(database),
        endpoint=behind.endpoint,
        past=PastPolicies(database),
        demonstration=signing_in.demonstration,
    )
    return make_routes(office, signing_in, assets)


def read_provider(settings: Settings) -> SigningIn | None:
    """Read how officers sign in; `None` where the settings name no client, so no pages.

    Raises
    ------
    SettingsInvalidError
        If the key of the client cannot be read.
    """
    if settings.sign_in_client is None or settings.sign_in_key is None:
        return None
    try:
        key = _read_key(settings.sign_in_key)
    except (OSError, ValueError, KeyError, TypeError, JoseError):
        raise SettingsInvalidError(
            "REGISTERPOORT_SIGN_IN_KEY", "Give a file that holds a private key as JWK"
        ) from None
    return Provider.of(settings, key)


def _read_key(file: Path) -> Key:
    held = orjson.loads(file.read_bytes())
    key: Key = ECKey.import_key(held) if held["kty"] == "EC" else RSAKey.import_key(held)
    if not key.is_private:
        raise ValueError("a public key proves nothing")
    return key
