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


async def test_an_officer_is_registered_and_appointed(office: Office) -> None:
    await office.do(register, subject="anna", name="Anna Bos")
    term = office.term("inspector", last=30)

    held = await office.do(grant, subject="anna", term=term)

    rows = await office.look(f"{HELD} WHERE id = $1", held)
    assert rows == [("inspector", UTRECHT, term.valid_from, term.valid_until, None)]
    assert await office.acts() == ["OFFICER_REGISTERED", "APPOINTMENT_GRANTED"]


async def test_an_act_says_who_what_when_and_in_which_capacity(office: Office) -> None:
    await office.do(register, subject="anna", name="Anna Bos")

    rows = await office.look(
        "SELECT officer_id, appointment_id, trace_id, what->>'officer', what->>'name', "
        "acted_at - now() < interval '1 minute' FROM access.act ORDER BY acted_at DESC LIMIT 1"
    )

    who = (office.actor.officer_id, office.actor.appointment_id, TRACE)
    assert rows == [(*who, "anna", "Anna Bos", True)]


async def test_a_police_unit_may_be_the_home(office: Office) -> None:
    await office.employ("piet")
    actor = Actor(office.actor.officer_id, office.actor.appointment_id, homes=None)
    term = office.term("police_supervisor", "police:midden-nederland")

    held = await office.acting(actor).do(grant, subject="piet", term=term)

    rows = await office.look("SELECT police_unit FROM access.appointment WHERE id = $1", held)
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
    office: Office, subject: str, name: str, field: str
) -> None:
    with pytest.raises(OfficerUnfitError) as refused:
        await office.do(register, subject=subject, name=name)

    assert refused.value.field == field


async def test_a_subject_is_registered_once(office: Office) -> None:
    await office.employ("anna")

    with pytest.raises(OfficerKnownError, match="registered as Mr anna: appoint that officer"):
        await office.do(register, subject="anna", name="Anna")


async def test_an_officer_gets_another_name(office: Office) -> None:
    await office.employ("anna", office.term("inspector"))

    await office.do(rename, subject="anna", name="Anna Bos")

    rows = await office.look("SELECT name FROM access.officer WHERE subject = 'anna'")
    assert rows == [("Anna Bos",)]
    assert await office.acts() == ["OFFICER_RENAMED"]


async def test_an_officer_of_elsewhere_is_not_renamed(office: Office) -> None:
    await office.employ("bea", office.term("inspector", AMSTERDAM))

    with pytest.raises(HomeOutsideError, match="You do not see to GM0363"):
        await office.do(rename, subject="bea", name="Bea")


async def test_an_officer_who_is_not_registered_is_not_appointed(office: Office) -> None:
    term = office.term("inspector")

    with pytest.raises(OfficerUnknownError):
        await office.do(grant, subject="nobody", term=term)


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
    office: Office,
    *,
    role: str,
    home: str,
    first: int,
    last: int | None,
    error: type[Exception],
    field: str,
) -> None:
    await office.employ("anna", office.term("inspector", last=60))
    homes = frozenset({UTRECHT, "GM9999", "GM0457", "police:amsterdam"})
    actor = Actor(office.actor.officer_id, office.actor.appointment_id, homes)
    term = office.term(role, home, first, last)

    with pytest.raises(error) as refused:
        await office.acting(actor).do(grant, subject="anna", term=term)

    assert getattr(refused.value, "field", None) == field
    assert await office.acts() == []


async def test_a_role_that_stands_alone_begins_after_the_other(office: Office) -> None:
    await office.employ("anna", office.term("inspector", last=9))
    term = office.term("dpo", first=10)

    held = await office.do(grant, subject="anna", term=term)

    assert await office.look(f"{HELD} WHERE id = $1", held)


async def test_the_day_of_its_end_still_counts_for_separation(office: Office) -> None:
    held = await office.employ("anna", office.term("auditor"))
    await office.do(end, held, on=None)

    term = office.term("inspector")
    with pytest.raises(DutiesApartError, match="begin after"):
        await office.do(grant, subject="anna", term=term)

    tomorrow = office.term("inspector", first=1)
    await office.do(grant, subject="anna", term=tomorrow)


async def test_two_roles_that_go_together_are_held_together(office: Office) -> None:
    await office.employ("anna", office.term("inspector"))
    term = office.term("operator_officer")

    await office.do(grant, subject="anna", term=term)

    assert len(await office.look(f"{HELD} WHERE role IN ('inspector', 'operator_officer')")) == 2


async def test_of_two_grants_at_once_that_exclude_each_other_one_passes(office: Office) -> None:
    await office.employ("anna")
    terms = [office.term(role) for role in ("policy_author", "policy_approver", "dpo", "auditor")]

    done = await asyncio.gather(
        *(office.do(grant, subject="anna", term=term) for term in terms),
        return_exceptions=True,
    )

    assert sum(isinstance(each, DutiesApartError) for each in done) == 3
    assert len(await office.look(f"{HELD} WHERE role <> 'functional_administrator'")) == 1


async def test_nobody_appoints_themselves(office: Office) -> None:
    term = office.term("functional_administrator", first=5)

    with pytest.raises(AppointmentOwnError):
        await office.do(grant, subject="administrator", term=term)


async def test_an_officer_without_the_role_does_nothing(office: Office) -> None:
    held = await office.employ("anna", office.term("inspector"))
    officer = (await office.look("SELECT officer_id FROM access.appointment WHERE id = $1", held))[
        0
    ][0]

    for actor in (Actor(officer, held, None), Actor(officer, office.actor.appointment_id, None)):
        with pytest.raises(ActorRefusedError):
            await office.acting(actor).do(register, subject="x", name="X")


async def test_an_administrator_whose_appointment_ended_does_nothing_more(office: Office) -> None:
    await office.look("UPDATE access.appointment SET ended_at = now() RETURNING id")

    with pytest.raises(ActorRefusedError):
        await office.do(register, subject="x", name="X")


async def test_the_pages_do_not_act_as_the_owner(office: Office) -> None:
    with pytest.raises(Exception, match="23514"):
        await office.acting(OWNER).do(register, subject="x", name="X")
