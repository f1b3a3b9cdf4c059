"""Chains of disclosures: empty, and of three batches."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from sql.database import SEALER_ROLE, Database
from tests.fixtures.postgres import Address, Cluster
from tests.sealing.scene import Chain, make_keys

__all__ = ["chain", "sealed"]


@pytest_asyncio.fixture
async def chain(fresh_database: Address, cluster: Cluster, tmp_path: Path) -> AsyncIterator[Chain]:
    """A chain without a batch, signed from the first one on."""
    sealer = await Database.connect(fresh_database.gateway_dsn, role=SEALER_ROLE, min_size=0)
    administrator = cluster.administer(fresh_database.name)
    yield Chain(fresh_database, administrator, sealer, make_keys(tmp_path))
    await sealer.close()


@pytest_asyncio.fixture
async def sealed(chain: Chain) -> Chain:
    """A chain of three batches with ten records each."""
    for _ in range(3):
        await chain.disclose(10)
        await chain.seal()
    return chain
