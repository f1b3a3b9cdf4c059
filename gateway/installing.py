"""Making a database ready: migrations, reference data and the policy that is shipped."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import policies
from gateway.loading import load_places
from policies.pdp import build_snapshot
from policies.rows import content_of_policy
from policies.rules import Policy, read_policy
from policies.versions.folders import read_cases
from sql import query
from sql.database import Session, connect_owner
from sql.migrate import Report, migrate
from sql.policies import install_policy

__all__ = ["SHIPPED", "install", "migrate_database", "prepare"]

SHIPPED: Final = Path(policies.__file__).parent
"""Folder of the policy that is shipped."""


async def prepare(owner: str) -> None:
    """Bring a database up to this release, with the shipped policy where none is in force.

    Parameters
    ----------
    owner
        Address of the database, for its owner.

    Raises
    ------
    DatabaseError
        If the database cannot be reached or belongs to another release.
    PolicyInvalidError
        If the shipped policy does not fit the register.
    """
    await migrate_database(owner)
    await install(owner, read_policy(SHIPPED), read_cases(SHIPPED))


async def migrate_database(owner: str) -> Report:
    """Bring the tables, views and reference data of a database up to this release."""
    async with connect_owner(owner) as connection:
        return await migrate(connection)


async def install(owner: str, policy: Policy, cases: Mapping[str, str] | None = None) -> bool:
    """Put a policy into force where none is; all of it or nothing.

    Returns
    -------
    bool
        Whether it was installed; False where a policy was in force already.

    Raises
    ------
    PolicyInvalidError
        If the policy does not fit the register.
    DatabaseError
        If it cannot be stored.
    """
    async with connect_owner(owner) as connection:
        session = Session(connection)
        head = await session.fetch_row(query("head"))
        if head is not None and head["policy_version"] is not None:
            return False
        places = await load_places(session)
        bases = [row["code"] for row in await session.fetch_rows(query("legal_basis_codes"))]
        vocabulary = places.vocabulary(bases)
        build_snapshot(policy, vocabulary, 1)
        await install_policy(session, content_of_policy(policy, cases or {}))
    return True
