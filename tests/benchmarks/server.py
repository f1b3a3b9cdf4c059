"""The gateway with two bare endpoints beside it: the limit that it is measured against."""

import os
import secrets
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gateway.app import create_app
from gateway.logs import configure_logs
from gateway.server import serve
from gateway.settings import Settings, load_settings

HERE = Path(__file__).parent


class Bare:
    """Runs one hand-written statement for each request, and nothing else."""

    pool: "asyncpg.Pool[asyncpg.Record]"

    def __init__(self, name: str, key: str) -> None:
        self.name = name
        self.text = (HERE / f"{name}.sql").read_text()
        self.key = key

    async def answer(self, request: Request) -> Response:
        """Answer with the JSON of the statement."""
        async for _ in request.stream():
            pass
        async with self.pool.acquire() as connection:
            officer = (secrets.randbelow(64),) if self.name == "check" else ()
            named = (self.key, "0" * 32, secrets.token_hex(8), *officer)
            row = await connection.fetchrow(self.text, *named)
        assert row is not None
        return Response(row["json"], media_type="application/json")


async def keep(_: object) -> None:
    """Reset nothing: no session state is used."""


def build(dsn: str) -> Starlette:
    """Build the gateway with the bare endpoints among its routes."""
    settings = load_settings()
    app = create_app(settings, dsn=dsn)
    bare = [Bare("check", os.environ["BENCHMARK_NUMBER"]), Bare("page", "GM0344")]
    app.router.routes += [
        Route(f"/bare/{each.name}", each.answer, methods=["POST"]) for each in bare
    ]
    inner = app.router.lifespan_context

    @asynccontextmanager
    async def live(app: Starlette) -> AsyncIterator[Any]:
        async with pool(bare, settings), inner(app) as state:
            yield state

    app.router.lifespan_context = live
    return app


@asynccontextmanager
async def pool(bare: Sequence[Bare], settings: Settings) -> AsyncIterator[None]:
    """Open a pool of the owner's for the bare endpoints, as large as the gateway's."""
    options = {"jit": "off", "plan_cache_mode": "force_generic_plan", "timezone": "UTC"}
    async with asyncpg.create_pool(
        os.environ["BENCHMARK_OWNER"],
        min_size=2,
        max_size=settings.pool_size,
        reset=keep,
        server_settings=options,
    ) as opened:
        for each in bare:
            each.pool = opened
        yield


if __name__ == "__main__":
    configure_logs("INFO")
    serve(build(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]), drain_seconds=2)
