"""The composition root: everything is built here, and nothing is global."""

import gc
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, WebSocketRoute

from gateway.access import Access
from gateway.admin.building import Behind, open_pages, read_provider
from gateway.admin.routes import SigningIn
from gateway.appointments import Appointments, Clients
from gateway.cache import BoundedCache
from gateway.decisions import Recorder
from gateway.desk import Desk
from gateway.documents import Documents
from gateway.endpoint import Endpoint
from gateway.errors import HeadUnreadableError
from gateway.execution import Runner
from gateway.headers import HeadersMiddleware
from gateway.heads import Heads
from gateway.health import Health
from gateway.identity import Anonymity, Identification, Identity, TokenTerms
from gateway.keyrings.making import make_opener, make_sealer
from gateway.keys import Keys
from gateway.limiting import make_check_terms, make_limits, make_terms
from gateway.loading import load_head
from gateway.operations import Operations
from gateway.pdp.doors import RegisterDoor
from gateway.pdp.endpoints import Endpoints
from gateway.pdp.recording import RecordedCalls
from gateway.plans import Plans
from gateway.problems import HANDLERS, FaultMiddleware
from gateway.processes import Pulse
from gateway.settings import Settings
from gateway.shortcuts import ShortcutMiddleware, Shortcuts
from gateway.streams.building import Streaming, open_streaming
from gateway.trusted.sources import Sources
from gateway.trusted.uses import Uses
from gateway.undertaking import Undertaker
from gateway.visibility import Visibility
from gateway.work.statistics import Publisher, Schedule
from gateway.work.working import open_work, watched
from resolvers.schema import ACTS, CORE, MODEL
from resolvers.sealing.sealer import Sealer
from sql.database import ACTS_ROLE, Database

__all__ = [
    "Services",
    "create_app",
    "make_decision_point",
    "make_endpoint",
    "make_identity",
    "open_services",
]

_log = logging.getLogger("registerpoort.app")

_SELDOM = 600.0
"""Seconds between two looks at what is due on a day."""


@dataclass(frozen=True)
class Services:
    """What handlers stand on, for as long as the process serves."""

    settings: Settings
    database: Database
    acts: Database
    """Connections that act with the role of acts."""
    heads: Heads
    clients: Clients
    access: Access
    identity: Identification
    sealer: Sealer
    """Seals what acts write of persons."""


def create_app(settings: Settings, *, dsn: str, signing_in: SigningIn | None = None) -> Starlette:
    """Build the application.

    Parameters
    ----------
    settings
        Checked settings.
    dsn
        Address of the database, for a login that may act as the gateway.
    signing_in
        How officers sign in to the pages; `None` takes the provider that the settings name,
        and where they name none there are no pages.

    Returns
    -------
    Starlette
        Its lifespan opens the services and fills in the routes that stand on them.
    """
    shortcuts = Shortcuts()
    app = Starlette(
        middleware=[
            Middleware(HeadersMiddleware, version=version("registerpoort")),
            Middleware(FaultMiddleware),
            Middleware(ShortcutMiddleware, shortcuts=shortcuts),
        ],
        exception_handlers=dict(HANDLERS),
        lifespan=lambda app: _live(app, shortcuts, _Plan(settings, dsn, signing_in)),
    )
    app.router.redirect_slashes = False
    app.state.stops = []
    return app


@dataclass(frozen=True)
class _Plan:
    settings: Settings
    dsn: str
    signing_in: SigningIn | None


@asynccontextmanager
async def _live(app: Starlette, shortcuts: Shortcuts, plan: _Plan) -> AsyncIterator[None]:
    async with (
        open_services(plan.settings, plan.dsn) as services,
        open_work(plan.settings, plan.dsn),
        watched([_make_publisher(services)], _SELDOM),
        _open_pages(plan) as pages,
    ):
        endpoint = make_endpoint(services)
        recorder = Recorder(services.database)
        async with open_streaming(plan.settings, endpoint, services.database) as streaming:
            app.state.stops.append(streaming.stop)
            app.router.routes.extend(_route(services, streaming))
            app.router.routes.extend(pages(Behind(services.heads, recorder, endpoint)))
            shortcuts.add("POST", "/graphql", streaming.sending)
            # What was built stays: the collector need not walk through it for every request.
            gc.collect()
            gc.freeze()
            yield


def _make_publisher(services: Services) -> Publisher:
    settings = services.settings
    terms = Schedule(settings.statistics_day, settings.statistics_minimum)
    return Publisher(services.database, terms)


@asynccontextmanager
async def _open_pages(plan: _Plan) -> AsyncIterator[Callable[[Behind], list[BaseRoute]]]:
    signing_in = plan.signing_in or read_provider(plan.settings)
    if signing_in is None:
        yield lambda _behind: []
        return
    async with open_pages(plan.settings, plan.dsn, signing_in) as make:
        yield make


def _route(services: Services, streaming: Streaming) -> list[BaseRoute]:
    health = Health(services.database, services.heads)
    return [
        Route("/graphql", streaming.sending, methods=["POST"]),
        WebSocketRoute("/graphql", streaming.sockets),
        *make_decision_point(services).routes,
        Route("/healthz", health.answer_alive, methods=["GET"]),
        Route("/readyz", health.answer_ready, methods=["GET"]),
    ]


def make_decision_point(services: Services) -> Endpoints:
    """Build the decision point on open services."""
    settings = services.settings
    return Endpoints(
        door=RegisterDoor(services.identity, services.database, services.heads),
        recorder=RecordedCalls(services.database),
        body_bytes=settings.body_max_bytes,
        public_url=settings.public_url,
    )


def make_endpoint(services: Services) -> Endpoint:
    """Build the GraphQL endpoint on open services."""
    settings = services.settings
    return Endpoint(
        access=services.access,
        heads=services.heads,
        sources=Sources(services.database, services.clients, BoundedCache(settings.document_cache)),
        documents=Documents(CORE, make_limits(settings), size=settings.document_cache),
        operations=Operations(BoundedCache(settings.plan_cache)),
        desk=Desk(
            plans=Plans(MODEL, BoundedCache(settings.plan_cache)),
            runner=Runner(
                services.database,
                _make_undertaker(services),
                make_opener(settings, services.sealer.keyring),
            ),
            recorder=Recorder(services.database),
            visibility=Visibility(MODEL, BoundedCache(64)),
            checks=make_check_terms(settings),
        ),
        uses=Uses(services.database, BoundedCache(settings.access_cache)),
        body_bytes=settings.body_max_bytes,
        seconds=settings.operation_seconds,
    )


def _make_undertaker(services: Services) -> Undertaker:
    settings = services.settings
    return Undertaker(services.acts, ACTS, services.heads, make_terms(settings), services.sealer)


@asynccontextmanager
async def open_services(settings: Settings, dsn: str) -> AsyncIterator[Services]:
    """Open the database and load what is in force; closed at the end.

    Raises
    ------
    DatabaseError
        If the database cannot be reached or does not let the program in.
    SettingsInvalidError, SealingError
        If the keys that persons are sealed under are not named or cannot be reached.
    """
    sealer = make_sealer(settings)
    await sealer.keyring.current()
    async with _connect(settings, dsn) as (database, acts):
        heads = Heads(database, lambda edition: load_head(database, edition))
        await _load_first(heads)
        identity = await make_identity(settings)
        appointments, clients = _make_memories(settings, database)
        access = Access(identity, appointments, clients)
        async with watched((heads, Pulse(database, heads)), settings.head_seconds):
            yield Services(settings, database, acts, heads, clients, access, identity, sealer)


@asynccontextmanager
async def _connect(settings: Settings, dsn: str) -> AsyncIterator[tuple[Database, Database]]:
    async with AsyncExitStack() as stack:
        size = settings.pool_size
        database = await Database.connect(dsn, min_size=min(2, size), max_size=size)
        stack.push_async_callback(database.close)
        acts = await Database.connect(
            dsn, role=ACTS_ROLE, min_size=1, max_size=settings.acts_pool_size
        )
        stack.push_async_callback(acts.close)
        yield database, acts


async def _load_first(heads: Heads) -> None:
    try:
        await heads.refresh()
    except HeadUnreadableError as error:
        _log.warning("not_ready", extra={"code": error.code})


def _make_memories(settings: Settings, database: Database) -> tuple[Appointments, Clients]:
    size, seconds = settings.access_cache, settings.access_seconds
    return (
        Appointments(database, size=size, seconds=seconds),
        Clients(database, size=size, seconds=seconds),
    )


async def make_identity(settings: Settings) -> Identification:
    """Build what finds out who asks: the issuer's tokens, or nobody but the public."""
    if not (settings.issuer and settings.audience and settings.jwks):
        _log.warning("no_issuer")
        return Anonymity()
    keys = Keys(settings.jwks, interval=settings.jwks_interval, lifetime=settings.jwks_seconds)
    terms = TokenTerms(
        issuer=settings.issuer,
        audience=settings.audience,
        algorithms=tuple(algorithm.value for algorithm in settings.algorithms),
        skew=settings.clock_skew,
        max_bytes=settings.token_max_bytes,
    )
    identity = Identity(keys, terms, remembered=settings.token_cache)
    await keys.load()
    return identity
