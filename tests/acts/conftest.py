"""A gateway on a database of its own, with a legal basis for made-up records of every type."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from gateway.installing import prepare
from resolvers.codes import Purpose
from resolvers.schema import TABLES
from tests.acts.scene import Scene, make_scene, open_inspection
from tests.acts.teams import Team, make_team
from tests.fixtures.issuer import CLIENT
from tests.fixtures.postgres import Address, MakeDatabase
from tests.fixtures.process import Gateway, Staff, start_gateway

BASIS = """
INSERT INTO access.legal_basis (code, instrument, in_force_from, types, purposes, synthetic_only)
VALUES ('TEST', 'a basis for tests', '2020-01-01', $1, $2, true)
"""


@pytest_asyncio.fixture(scope="session")
async def acts_staff(make_database: MakeDatabase, template: Address) -> AsyncIterator[Staff]:
    """The staff of a database in which every type has a legal basis."""
    purposes = ("NONE", *(purpose.name for purpose in Purpose))
    async with make_database("acts", template.name) as address:
        await prepare(address.dsn)
        made = Staff(address)
        await made.register(CLIENT, *purposes)
        types = [name for name, table in TABLES.items() if table.gated]
        await made.execute(BASIS, types, purposes)
        yield made


@pytest.fixture(scope="session")
def acting(acts_staff: Staff, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    """The program, running on that database."""
    with start_gateway(acts_staff.database.gateway_dsn, tmp_path_factory.mktemp("acts")) as made:
        yield made


@pytest_asyncio.fixture
async def team(staff: Staff, served: Gateway) -> Team:
    """Two inspectors of Utrecht whom nobody else is."""
    return await make_team(staff, served)


@pytest_asyncio.fixture
async def scene(acts_staff: Staff, acting: Gateway) -> Scene:
    """An inspection of Amsterdam that nobody else is in."""
    return await make_scene(acts_staff, acting)


@pytest_asyncio.fixture
async def elsewhere(scene: Scene) -> tuple[Scene, str]:
    """The scene for a team of The Hague, and their inspection that checked the same licence."""
    team = await make_team(scene.staff, scene.gateway, "GM0518")
    inspection = open_inspection(team, "GM0518")
    await scene.check(inspection)
    return Scene(**{**vars(scene), "team": team}), inspection
