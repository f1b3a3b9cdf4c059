"""The decision point of a folder: the same addresses, with no register and no database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from gateway.app import make_identity
from gateway.headers import HeadersMiddleware
from gateway.pdp.calls import LoggedCalls
from gateway.pdp.doors import FolderDoor
from gateway.pdp.endpoints import Endpoints
from gateway.problems import HANDLERS, FaultMiddleware
from gateway.settings import Settings
from policies.authzen.domain import Domain

__all__ = ["create_folder_app"]


def create_folder_app(settings: Settings, domain: Domain, *, authenticated: bool) -> Starlette:
    """Build the application.

    Parameters
    ----------
    settings
        Checked settings; those of the database are not used.
    domain
        Policy that answers.
    authenticated
        Whether callers need a token of the issuer.
    """
    app = Starlette(
        routes=[Route("/healthz", _answer_alive, methods=["GET"])],
        middleware=[
            Middleware(HeadersMiddleware, version=version("registerpoort")),
            Middleware(FaultMiddleware),
        ],
        exception_handlers=dict(HANDLERS),
        lifespan=lambda app: _live(app, settings, domain, authenticated=authenticated),
    )
    app.router.redirect_slashes = False
    return app


@asynccontextmanager
async def _live(
    app: Starlette, settings: Settings, domain: Domain, *, authenticated: bool
) -> AsyncIterator[None]:
    identity = await make_identity(settings) if authenticated else None
    endpoints = Endpoints(
        door=FolderDoor(identity, domain),
        recorder=LoggedCalls(),
        body_bytes=settings.body_max_bytes,
        public_url=settings.public_url,
    )
    app.router.routes.extend(endpoints.routes)
    yield


async def _answer_alive(_request: Request) -> Response:
    return JSONResponse({"status": "alive"})
