"""A legal basis is changed by two officers: one proposes, another decides."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from gateway.acts.acting import Actor
from gateway.acts.errors import ActorRefusedError
from gateway.bases.errors import (
    BasisChangedError,
    BasisUnfitError,
    ProposalDecidedError,
    ProposalOwnError,
    ProposalUnknownError,
)
from gateway.bases.outlook import Basis
from gateway.bases.proposing import (
    Outcome,
    decide,
    list_bases,
    list_proposals,
    preview,
    propose,
    read_proposal,
)
from sql.errors import StatementFailedError
from tests.fixtures.office import Office

NEW = Basis(
    "APV",
    "Algemene plaatselijke verordening",
    None,
    None,
    ("Inspection",),
    ("NONE",),
    synthetic_only=True,
)


async def colleague(seat: Office) -> Office:
    return seat.acting(await seat.administrator("colleague", "GM0363"))


async def find(seat: Office, code: str) -> Basis:
    return {basis.code: basis for basis in await seat.ask(list_bases)}[code]


async def wrs_in_force(seat: Office) -> tuple[Basis, UUID]:
    """Propose that the Wrs is in force from today."""
    basis = replace(await find(seat, "WRS"), in_force_from=seat.today)
    return basis, await seat.do(propose, basis, reason="Staatsblad")


async def reference(seat: Office) -> int:
    ((version,),) = await seat.look("SELECT reference_version FROM access.head")
    return int(version)


async def test_a_new_basis_is_confirmed_by_another(seat: Office) -> None:
    made = await seat.do(propose, NEW, reason="Vastgesteld door de raad")
    before = await reference(seat)

    await (await colleague(seat)).do(decide, made, Outcome.CONFIRMED)

    assert await find(seat, "APV") == NEW
    assert await reference(seat) > before
    assert sorted(await seat.acts()) == ["BASIS_CONFIRMED", "BASIS_PROPOSED"]


async def test_a_proposal_changes_nothing_by_itself(seat: Office) -> None:
    before = await find(seat, "WRS")
    version = await reference(seat)

    _, made = await wrs_in_force(seat)

    assert await find(seat, "WRS") == before
    assert await reference(seat) == version
    assert (await seat.ask(read_proposal, made)).outcome is None


async def test_history_is_kept(seat: Office) -> None:
    before = await find(seat, "WRS")
    after, made = await wrs_in_force(seat)
    await (await colleague(seat)).do(decide, made, Outcome.CONFIRMED)

    (found,) = await seat.ask(list_proposals, code="WRS")

    assert (found.replaces, found.basis, found.reason) == (before, after, "Staatsblad")
    assert (found.proposer, found.decider) == ("Mr administrator", "Mr colleague")
    assert found.outcome is Outcome.CONFIRMED
    assert found.decided_at is not None
    assert found.decided_at >= found.proposed_at
    assert not found.outdated


async def test_one_officer_does_not_confirm_alone(seat: Office) -> None:
    _, made = await wrs_in_force(seat)

    for outcome in (Outcome.CONFIRMED, Outcome.REFUSED):
        with pytest.raises(ProposalOwnError, match="let another administrator decide"):
            await seat.do(decide, made, outcome)


async def test_only_who_proposed_withdraws(seat: Office) -> None:
    _, made = await wrs_in_force(seat)

    with pytest.raises(ProposalOwnError, match="refuse it instead"):
        await (await colleague(seat)).do(decide, made, Outcome.WITHDRAWN)
    await seat.do(decide, made, Outcome.WITHDRAWN)

    assert (await seat.ask(read_proposal, made)).outcome is Outcome.WITHDRAWN


async def test_what_is_refused_changes_nothing(seat: Office) -> None:
    before = await find(seat, "WRS")
    _, made = await wrs_in_force(seat)

    await (await colleague(seat)).do(decide, made, Outcome.REFUSED)

    assert await find(seat, "WRS") == before


async def test_a_proposal_is_decided_once(seat: Office) -> None:
    _, made = await wrs_in_force(seat)
    other = await colleague(seat)

    done = await asyncio.gather(
        *(other.do(decide, made, each) for each in (Outcome.CONFIRMED, Outcome.REFUSED)),
        return_exceptions=True,
    )

    assert [isinstance(each, ProposalDecidedError) for each in done].count(True) == 1


async def test_of_two_proposals_of_one_basis_one_is_confirmed(seat: Office) -> None:
    other = await colleague(seat)
    basis, first = await wrs_in_force(seat)
    second = await seat.do(propose, replace(basis, synthetic_only=True), reason="Of zo")
    await other.do(decide, first, Outcome.CONFIRMED)

    with pytest.raises(BasisChangedError, match="WRS changed since this was proposed"):
        await other.do(decide, second, Outcome.CONFIRMED)

    assert (await seat.ask(read_proposal, second)).outdated
    await other.do(decide, second, Outcome.REFUSED)


async def test_of_two_new_bases_of_one_code_one_is_confirmed(seat: Office) -> None:
    other = await colleague(seat)
    made = [
        await seat.do(propose, replace(NEW, instrument=name), reason="x") for name in ("a", "b")
    ]

    done = await asyncio.gather(
        *(other.do(decide, each, Outcome.CONFIRMED) for each in made), return_exceptions=True
    )

    assert [isinstance(each, BasisChangedError) for each in done].count(True) == 1


async def test_a_proposal_that_is_not_there_is_unknown(seat: Office) -> None:
    with pytest.raises(ProposalUnknownError):
        await seat.do(decide, uuid4(), Outcome.CONFIRMED)


async def test_who_is_no_administrator_proposes_nothing(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector"))
    ((officer,),) = await seat.look("SELECT officer_id FROM access.appointment WHERE id = $1", held)

    with pytest.raises(ActorRefusedError):
        await seat.acting(Actor(officer, held, None)).do(propose, NEW, reason="x")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": "apv"}, "code"),
        ({"instrument": " "}, "instrument"),
        ({"types": ()}, "types"),
        ({"types": ("Municipality",)}, "types"),
        ({"types": ("Inspection", "Inspection")}, "types"),
        ({"purposes": ("FUN",)}, "purposes"),
        ({"in_force_until": date(2027, 1, 1)}, "in_force_until"),
        ({"in_force_from": date(2027, 1, 2), "in_force_until": date(2027, 1, 1)}, "in_force_until"),
    ],
)
async def test_a_value_that_does_not_fit_names_its_field(
    seat: Office, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(BasisUnfitError) as refused:
        await seat.ask(preview, replace(NEW, **change))

    assert refused.value.field == field


async def test_a_reason_is_given(seat: Office) -> None:
    with pytest.raises(BasisUnfitError, match="Write at most 500"):
        await seat.do(propose, NEW, reason="")


async def test_a_proposal_changes_something(seat: Office) -> None:
    with pytest.raises(BasisUnfitError, match="WRS is so already"):
        await seat.do(propose, await find(seat, "WRS"), reason="x")


async def test_a_preview_says_what_closes(seat: Office) -> None:
    basis = replace(await find(seat, "GEMW-151A"), in_force_until=seat.today)

    found = await seat.ask(preview, basis)

    assert "Inspection" in found.closes
    assert {turn.first for turn in found.answers} == {seat.day(1)}


async def decide_carelessly(seat: Office, change: str, made: UUID, other: object) -> None:
    """Confirm as careless code would: with an act of who proposed."""
    act, me = uuid4(), seat.actor.officer_id
    async with seat.pages.transaction() as session:
        await session.execute(
            "INSERT INTO access.act (id, officer_id, appointment_id, kind, what) "
            "VALUES ($1, $2, $3, 'BASIS_CONFIRMED', '{}')",
            (act, me, seat.actor.appointment_id),
        )
        text = f"UPDATE access.legal_basis_proposal {change} WHERE id = $1"
        given = "coalesce($2::uuid, $4::uuid) IS NOT NULL"
        await session.execute(f"{text} AND {given}", (made, me, act, other))


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("SET outcome = 'CONFIRMED', decider_id = $2, decided_act = $3", "decided_by_another"),
        ("SET outcome = 'CONFIRMED', decider_id = $4, decided_act = $3", "changed_by_an_act"),
    ],
)
async def test_the_database_wants_two_officers_too(
    seat: Office, statement: str, constraint: str
) -> None:
    other = (await colleague(seat)).actor.officer_id
    _, made = await wrs_in_force(seat)

    with pytest.raises(StatementFailedError) as refused:
        await decide_carelessly(seat, statement, made, other)

    assert refused.value.constraint == constraint


async def test_a_decision_is_never_altered(seat: Office) -> None:
    _, made = await wrs_in_force(seat)
    await seat.do(decide, made, Outcome.WITHDRAWN)

    with pytest.raises(StatementFailedError) as refused:
        await seat.pages.execute(
            "UPDATE access.legal_basis_proposal SET outcome = NULL, decider_id = NULL, "
            "decided_act = NULL WHERE id = $1",
            (made,),
        )

    assert refused.value.constraint == "kept_as_written"
