"""Officers and appointments: what an administrator may do, and what nobody may."""

import asyncio

import pytest

from gateway.acts.acting import OWNER, Actor
from gateway.acts.errors import ActorRefusedError
from gateway.staff.appointing import end, grant, register, rename
from gateway.staff.errors import (
    AppointmentHeldError,
    AppointmentOwnError,
    DaysUnfitError,
    DutiesApartError,
    HomeOutsideError,
    HomeUnfitError,
    OfficerKnownError,
    OfficerUnfitError,
    OfficerUnknownError,
    RoleUnknownError,
)
from tests.fixtures.office import TRACE, UTRECHT, Office

AMSTERDAM = "GM0363"
HELD = "SELECT role, municipality, valid_from, valid_until, ended_at FROM access.appointment"


async def test_an_officer_is_registered_and_appointed(seat: Office) -> None:
    await seat.do(register, subject="anna", name="Anna Bos")
    term = seat.term("inspector", last=30)

    held = await seat.do(grant, subject="anna", term=term)

    rows = await seat.look(f"{HELD} WHERE id = $1", held)
    assert rows == [("inspector", UTRECHT, term.valid_from, term.valid_until, None)]
    assert await seat.acts() == ["OFFICER_REGISTERED", "APPOINTMENT_GRANTED"]


async def test_an_act_says_who_what_when_and_in_which_capacity(seat: Office) -> None:
    await seat.do(register, subject="anna", name="Anna Bos")

    rows = await seat.look(
        "SELECT officer_id, appointment_id, trace_id, what->>'officer', what->>'name', "
        "acted_at - now() < interval '1 minute' FROM access.act ORDER BY acted_at DESC LIMIT 1"
    )

    who = (seat.actor.officer_id, seat.actor.appointment_id, TRACE)
    assert rows == [(*who, "anna", "Anna Bos", True)]


async def test_a_police_unit_may_be_the_home(seat: Office) -> None:
    await seat.employ("piet")
    actor = Actor(seat.actor.officer_id, seat.actor.appointment_id, homes=None)
    term = seat.term("police_supervisor", "police:midden-nederland")

    held = await seat.acting(actor).do(grant, subject="piet", term=term)

    rows = await seat.look("SELECT police_unit FROM access.appointment WHERE id = $1", held)
    assert rows == [("police:midden-nederland",)]


@pytest.mark.parametrize(
    ("subject", "name", "field"),
    [
        ("", "Anna", "subject"),
        ("a\n", "Anna", "subject"),
        ("a", " ", "name"),
        ("a", "b" * 201, "name"),
    ],
)
async def test_a_name_that_is_none_is_refused(
    seat: Office, subject: str, name: str, field: str
) -> None:
    with pytest.raises(OfficerUnfitError) as refused:
        await seat.do(register, subject=subject, name=name)

    assert refused.value.field == field


async def test_a_subject_is_registered_once(seat: Office) -> None:
    await seat.employ("anna")

    with pytest.raises(OfficerKnownError, match="registered as Mr anna: appoint that officer"):
        await seat.do(register, subject="anna", name="Anna")


async def test_an_officer_gets_another_name(seat: Office) -> None:
    await seat.employ("anna", seat.term("inspector"))

    await seat.do(rename, subject="anna", name="Anna Bos")

    rows = await seat.look("SELECT name FROM access.officer WHERE subject = 'anna'")
    assert rows == [("Anna Bos",)]
    assert await seat.acts() == ["OFFICER_RENAMED"]


async def test_an_officer_of_elsewhere_is_not_renamed(seat: Office) -> None:
    await seat.employ("bea", seat.term("inspector", AMSTERDAM))

    with pytest.raises(HomeOutsideError, match="You do not see to GM0363"):
        await seat.do(rename, subject="bea", name="Bea")


async def test_an_officer_who_is_not_registered_is_not_appointed(seat: Office) -> None:
    term = seat.term("inspector")

    with pytest.raises(OfficerUnknownError):
        await seat.do(grant, subject="nobody", term=term)


@pytest.mark.parametrize(
    ("role", "home", "first", "last", "error", "field"),
    [
        ("public", UTRECHT, 0, None, RoleUnknownError, "role"),
        ("inspector", AMSTERDAM, 0, None, HomeOutsideError, "home"),
        ("inspector", "GM9999", 0, None, HomeUnfitError, "home"),
        ("inspector", "GM0457", 0, None, HomeUnfitError, "home"),
        ("police_supervisor", UTRECHT, 0, None, HomeUnfitError, "home"),
        ("inspector", "police:amsterdam", 0, None, HomeUnfitError, "home"),
        ("inspector", UTRECHT, -1, None, DaysUnfitError, "valid_from"),
        ("inspector", UTRECHT, 2, 1, DaysUnfitError, "valid_until"),
        ("inspector", UTRECHT, 30, None, AppointmentHeldError, "valid_from"),
        ("dpo", UTRECHT, 0, 5, DutiesApartError, "role"),
    ],
)
async def test_an_appointment_that_may_not_be_names_its_field(
    seat: Office,
    *,
    role: str,
    home: str,
    first: int,
    last: int | None,
    error: type[Exception],
    field: str,
) -> None:
    await seat.employ("anna", seat.term("inspector", last=60))
    homes = frozenset({UTRECHT, "GM9999", "GM0457", "police:amsterdam"})
    actor = Actor(seat.actor.officer_id, seat.actor.appointment_id, homes)
    term = seat.term(role, home, first, last)

    with pytest.raises(error) as refused:
        await seat.acting(actor).do(grant, subject="anna", term=term)

    assert getattr(refused.value, "field", None) == field
    assert await seat.acts() == []


async def test_a_role_that_stands_alone_begins_after_the_other(seat: Office) -> None:
    await seat.employ("anna", seat.term("inspector", last=9))
    term = seat.term("dpo", first=10)

    held = await seat.do(grant, subject="anna", term=term)

    assert await seat.look(f"{HELD} WHERE id = $1", held)


async def test_the_day_of_its_end_still_counts_for_separation(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("auditor"))
    await seat.do(end, held, on=None)

    term = seat.term("inspector")
    with pytest.raises(DutiesApartError, match="begin after"):
        await seat.do(grant, subject="anna", term=term)

    tomorrow = seat.term("inspector", first=1)
    await seat.do(grant, subject="anna", term=tomorrow)


async def test_two_roles_that_go_together_are_held_together(seat: Office) -> None:
    await seat.employ("anna", seat.term("inspector"))
    term = seat.term("operator_officer")

    await seat.do(grant, subject="anna", term=term)

    assert len(await seat.look(f"{HELD} WHERE role IN ('inspector', 'operator_officer')")) == 2


async def test_of_two_grants_at_once_that_exclude_each_other_one_passes(seat: Office) -> None:
    await seat.employ("anna")
    terms = [seat.term(role) for role in ("policy_author", "policy_approver", "dpo", "auditor")]

    done = await asyncio.gather(
        *(seat.do(grant, subject="anna", term=term) for term in terms),
        return_exceptions=True,
    )

    assert sum(isinstance(each, DutiesApartError) for each in done) == 3
    assert len(await seat.look(f"{HELD} WHERE role <> 'functional_administrator'")) == 1


async def test_nobody_appoints_themselves(seat: Office) -> None:
    term = seat.term("functional_administrator", first=5)

    with pytest.raises(AppointmentOwnError):
        await seat.do(grant, subject="administrator", term=term)


async def test_an_officer_without_the_role_does_nothing(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector"))
    officer = (await seat.look("SELECT officer_id FROM access.appointment WHERE id = $1", held))[0][
        0
    ]

    for actor in (Actor(officer, held, None), Actor(officer, seat.actor.appointment_id, None)):
        with pytest.raises(ActorRefusedError):
            await seat.acting(actor).do(register, subject="x", name="X")


async def test_an_administrator_whose_appointment_ended_does_nothing_more(seat: Office) -> None:
    await seat.look("UPDATE access.appointment SET ended_at = now() RETURNING id")

    with pytest.raises(ActorRefusedError):
        await seat.do(register, subject="x", name="X")


async def test_the_pages_do_not_act_as_the_owner(seat: Office) -> None:
    with pytest.raises(Exception, match="23514"):
        await seat.acting(OWNER).do(register, subject="x", name="X")
