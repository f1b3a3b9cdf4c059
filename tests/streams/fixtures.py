"""A gateway that looks often, and inspections that listen."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import pytest
import pytest_asyncio

from tests.acts.checking import Checking, open_inspection
from tests.acts.deeds import make_officer
from tests.fixtures.postgres import Address, MakeDatabase
from tests.fixtures.process import Gateway, Staff, start_gateway

__all__ = ["QUICK", "listening", "own_streamed", "streamed", "streaming"]

QUICK: Final[dict[str, Any]] = {
    "STREAM_SECONDS": "0.05",
    "STREAM_CHECK_SECONDS": "0.5",
    "OFFICER_STREAMS": "5",
    "OPERATION_CHECKS": "3",
}


@pytest_asyncio.fixture(scope="session")
async def streamed(make_database: MakeDatabase, world_template: Address) -> AsyncIterator[Staff]:
    """The staff of a copy of the world in which annotations are made."""
    async with make_database("streamed", world_template.name) as address:
        yield Staff(address)


@pytest_asyncio.fixture
async def own_streamed(
    make_database: MakeDatabase, world_template: Address
) -> AsyncIterator[Staff]:
    """The staff of a copy of the world that one test changes."""
    async with make_database("ownstreamed", world_template.name) as address:
        yield Staff(address)


@pytest.fixture(scope="session")
def streaming(streamed: Staff, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    """A gateway that looks often for what streams are told of."""
    folder = tmp_path_factory.mktemp("streaming")
    with start_gateway(streamed.database.gateway_dsn, folder, **QUICK) as gateway:
        yield gateway


@pytest_asyncio.fixture
async def listening(streamed: Staff, streaming: Gateway) -> Checking:
    """An officer whom nobody else is, in an inspection that has checked a licence."""
    officer = await make_officer(streamed, streaming)
    checking = await open_inspection(streamed, streaming, officer)
    assert checking.check()["data"] is not None
    return checking
