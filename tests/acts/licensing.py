"""A register that licences are issued in, and the officers who do so."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from gateway.installing import prepare
from resolvers.codes import Purpose
from resolvers.schema import TABLES
from tests.acts.deeds import make_officer
from tests.acts.files import Desk
from tests.fixtures.issuer import CLIENT
from tests.fixtures.postgres import Address, MakeDatabase
from tests.fixtures.process import Gateway, Staff, start_gateway

__all__ = ["desk", "far_desk", "hold_basis", "licensing_gateway", "licensing_staff"]


async def hold_basis(staff: Staff) -> None:
    """Bring a basis into force on which made-up records of every type are answered."""
    await staff.execute(
        "INSERT INTO access.legal_basis"
        " VALUES ('TEST', 'Verzonnen', '2020-01-01', NULL, $1, $2, true)",
        [name for name, table in TABLES.items() if table.gated],
        ["NONE", *(purpose.name for purpose in Purpose)],
    )


@pytest_asyncio.fixture(scope="session")
async def licensing_staff(make_database: MakeDatabase, template: Address) -> AsyncIterator[Staff]:
    """The staff of a database in which every type has a legal basis for made-up records."""
    async with make_database("licensing", template.name) as address:
        await prepare(address.dsn)
        made = Staff(address)
        await made.register(CLIENT, "NONE", *(purpose.name for purpose in Purpose))
        await hold_basis(made)
        yield made


@pytest.fixture(scope="session")
def licensing_gateway(
    licensing_staff: Staff, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Gateway]:
    """The program on that database."""
    folder = tmp_path_factory.mktemp("licensing")
    with start_gateway(licensing_staff.database.gateway_dsn, folder) as gateway:
        yield gateway


@pytest_asyncio.fixture
async def desk(licensing_staff: Staff, licensing_gateway: Gateway) -> Desk:
    """A licensing officer of Utrecht."""
    return Desk(await make_officer(licensing_staff, licensing_gateway, "licensing_officer"))


@pytest_asyncio.fixture
async def far_desk(licensing_staff: Staff, licensing_gateway: Gateway) -> Desk:
    """A licensing officer of Amsterdam."""
    made = await make_officer(licensing_staff, licensing_gateway, "licensing_officer", "GM0363")
    return Desk(made)
