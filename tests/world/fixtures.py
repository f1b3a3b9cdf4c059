"""The world, served: the real program on a database of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from gateway.installing import prepare
from tests.fixtures.postgres import Address, MakeDatabase
from tests.world.register import load_world
from tests.world.serving import World, serve_world

__all__ = ["own_world", "world", "world_template"]


@pytest_asyncio.fixture(scope="session")
async def world_template(make_database: MakeDatabase, template: Address) -> AsyncIterator[Address]:
    """A database that holds the world; only ever copied."""
    async with make_database("worldtemplate", template.name) as address:
        await prepare(address.dsn)
        await load_world(address.dsn)
        yield address


@pytest_asyncio.fixture(scope="session")
async def world(
    make_database: MakeDatabase,
    world_template: Address,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[World]:
    """The world for all tests that only read."""
    async with make_database("world", world_template.name) as address:
        with serve_world(address, tmp_path_factory.mktemp("world")) as served:
            yield served


@pytest_asyncio.fixture
async def own_world(
    make_database: MakeDatabase, world_template: Address, tmp_path: Path
) -> AsyncIterator[World]:
    """The world for one test that changes it."""
    async with make_database("ownworld", world_template.name) as address:
        with serve_world(address, tmp_path) as served:
            yield served
