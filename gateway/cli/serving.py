"""``registerpoort serve``: the register on HTTP."""

import asyncio

import click

from gateway.app import create_app
from gateway.installing import prepare
from gateway.logs import configure_logs
from gateway.server import check_address
from gateway.server import serve as serve_app
from gateway.settings import Settings, load_settings
from gateway.store import open_store

__all__ = ["run", "serve"]


@click.command()
def serve() -> None:
    """Serve the register on HTTP until a stop signal.

    Without REGISTERPOORT_DATABASE_URL the embedded PostgreSQL is started first.
    """
    run(load_settings())


def run(settings: Settings) -> None:
    """Serve with these settings until a stop signal."""
    configure_logs(settings.log_level.value)
    check_address(settings.host, settings.port)
    with open_store(settings) as store:
        if store.embedded:
            asyncio.run(prepare(store.owner))
        serve_app(
            create_app(settings, dsn=store.gateway),
            host=settings.host,
            port=settings.port,
            drain_seconds=settings.drain_seconds,
        )
