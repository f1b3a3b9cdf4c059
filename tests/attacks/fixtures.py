"""Scenes as fixtures: one that all tests share, and one to change."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.attacks.scene import Scene, open_scene
from tests.fixtures.postgres import Address, MakeDatabase


@pytest_asyncio.fixture(scope="session")
async def scene(
    make_database: MakeDatabase, template: Address, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Scene]:
    """The scene that tests share; nothing in its database is changed."""
    async with (
        make_database("scene", template.name) as address,
        open_scene(address, tmp_path_factory.mktemp("scene")) as opened,
    ):
        yield opened


@pytest_asyncio.fixture
async def own_scene(fresh_database: Address, tmp_path: Path) -> AsyncIterator[Scene]:
    """A scene of this test's own, to change."""
    async with open_scene(fresh_database, tmp_path) as opened:
        yield opened
