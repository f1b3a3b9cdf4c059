"""The scene as fixtures: one that tests share, and one to change."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from gateway.installing import prepare
from resolvers.codes import Purpose
from tests.fixtures.issuer import CLIENT
from tests.fixtures.postgres import Address, MakeDatabase
from tests.fixtures.process import Staff
from tests.trusted.scene import Scene, open_scene


@pytest_asyncio.fixture(scope="session")
async def trusting(
    make_database: MakeDatabase, template: Address, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Scene]:
    """The scene that tests share: each has texts of its own, and limits no system."""
    async with make_database("trusted", template.name) as address:
        await prepare(address.dsn)
        staff = Staff(address)
        await staff.register(CLIENT, "NONE", *(purpose.name for purpose in Purpose))
        async with open_scene(staff, tmp_path_factory.mktemp("trusted")) as opened:
            yield opened


@pytest_asyncio.fixture
async def own_trusting(own_staff: Staff, tmp_path: Path) -> AsyncIterator[Scene]:
    """A scene of this test's own, to change."""
    async with open_scene(own_staff, tmp_path) as opened:
        yield opened
