"""A policy version comes into force at one moment, if it still is what was signed."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import asyncpg
import pytest

from gateway.versions.deciding import activate, call_off
from gateway.versions.errors import (
    ActivationPendingError,
    EvidenceChangedError,
    StateUnfitError,
)
from gateway.versions.lives import State
from sql import query
from sql.database import Session
from tests.fixtures.versions import APPROVER, approved, in_force, state

if TYPE_CHECKING:
    from sql.database import Connection

SOON = timedelta(seconds=3)


async def test_a_changed_register_voids_what_was_signed(bureau: "Connection") -> None:
    version = await approved(bureau)
    await bureau.execute(
        "INSERT INTO register.municipality (code, name, province, valid_from, tooi) "
        "VALUES ('GM9998', 'Nieuwland', 'Utrecht', '2026-01-01', 'x')"
    )

    with pytest.raises(EvidenceChangedError, match="vocabulary"):
        await activate(Session(bureau), version, subject=APPROVER, moment=None)

    assert await in_force(bureau) == 1


async def test_another_policy_in_force_voids_what_was_signed(bureau: "Connection") -> None:
    first, second = await approved(bureau), await approved(bureau)
    await activate(Session(bureau), first, subject=APPROVER, moment=None)

    with pytest.raises(EvidenceChangedError, match="base"):
        await activate(Session(bureau), second, subject=APPROVER, moment=None)

    with pytest.raises(asyncpg.RestrictViolationError, match="compared with another"):
        await bureau.execute(query("insert_policy_activation"), second, None, None)


async def test_an_activation_counts_from_its_moment_for_every_statement(
    bureau: "Connection",
) -> None:
    version = await approved(bureau)
    moment = datetime.now(UTC) + SOON

    await activate(Session(bureau), version, subject=APPROVER, moment=moment)

    seen = [await look(bureau)]
    while seen[-1][1] != version:
        seen.append(await look(bureau))
    assert all(asked < moment for asked, found, _ in seen if found == 1)
    assert all(answered >= moment for _, found, answered in seen if found == version)


async def look(bureau: "Connection") -> tuple[datetime, int, datetime]:
    """See which version is in force, between two readings of the clock."""
    return datetime.now(UTC), await in_force(bureau), datetime.now(UTC)


async def test_an_activation_to_come_stands_in_the_way_of_another(bureau: "Connection") -> None:
    first, second = await approved(bureau), await approved(bureau)
    moment = datetime.now(UTC) + timedelta(days=1)
    await activate(Session(bureau), first, subject=APPROVER, moment=moment)

    with pytest.raises(ActivationPendingError):
        await activate(Session(bureau), second, subject=APPROVER, moment=None)

    with pytest.raises(asyncpg.RestrictViolationError, match="is to be in force"):
        await bureau.execute(query("insert_policy_activation"), second, None, None)


async def test_an_activation_to_come_is_called_off(bureau: "Connection") -> None:
    first, second = await approved(bureau), await approved(bureau)
    moment = datetime.now(UTC) + timedelta(days=1)
    await activate(Session(bureau), first, subject=APPROVER, moment=moment)

    await call_off(Session(bureau), first, subject=APPROVER)

    assert await state(bureau, first) == State.APPROVED
    await activate(Session(bureau), second, subject=APPROVER, moment=None)
    assert await in_force(bureau) == second


async def test_only_an_activation_to_come_is_called_off(bureau: "Connection") -> None:
    version = await approved(bureau)
    await activate(Session(bureau), version, subject=APPROVER, moment=None)

    with pytest.raises(StateUnfitError):
        await call_off(Session(bureau), version, subject=APPROVER)
