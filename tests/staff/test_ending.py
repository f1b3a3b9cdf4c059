"""Appointments that end, or last longer."""

from uuid import uuid4

import pytest

from gateway.staff.appointing import end, grant, renew
from gateway.staff.errors import (
    AppointmentOverError,
    AppointmentOwnError,
    AppointmentUnknownError,
    DaysUnfitError,
    DutiesApartError,
)
from tests.fixtures.office import UTRECHT, Office

AMSTERDAM = "GM0363"
HELD = "SELECT role, municipality, valid_from, valid_until, ended_at FROM access.appointment"


async def test_nobody_ends_their_own_appointment(office: Office) -> None:
    own = office.actor.appointment_id
    assert own is not None

    with pytest.raises(AppointmentOwnError):
        await office.do(end, own, on=None)


async def test_nobody_renews_their_own_appointment(office: Office) -> None:
    own = office.actor.appointment_id
    assert own is not None

    with pytest.raises(AppointmentOwnError):
        await office.do(renew, own, until=None)


async def test_an_appointment_is_ended_at_once(office: Office) -> None:
    held = await office.employ("anna", office.term("inspector"))

    await office.do(end, held, on=None)

    ended = f"{HELD} WHERE id = $1 AND ended_at IS NOT NULL"
    assert len(await office.look(ended, held)) == 1
    assert await office.acts() == ["APPOINTMENT_ENDED"]


async def test_an_appointment_ends_after_a_day(office: Office) -> None:
    held = await office.employ("anna", office.term("inspector"))

    await office.do(end, held, on=office.day(7))

    rows = await office.look(f"{HELD} WHERE id = $1", held)
    assert rows == [("inspector", UTRECHT, office.today, office.day(7), None)]


async def test_an_appointment_that_has_not_begun_is_ended(office: Office) -> None:
    held = await office.employ("anna", office.term("inspector", first=5))
    await office.do(end, held, on=None)

    term = office.term("auditor")
    await office.do(grant, subject="anna", term=term)

    assert await office.acts() == ["APPOINTMENT_ENDED", "APPOINTMENT_GRANTED"]


@pytest.mark.parametrize("day", [-1, 60, 61])
async def test_a_day_that_ends_nothing_is_refused(office: Office, day: int) -> None:
    held = await office.employ("anna", office.term("inspector", last=60))

    with pytest.raises(DaysUnfitError):
        await office.do(end, held, on=office.day(day))


@pytest.mark.parametrize("until", [90, None])
async def test_an_appointment_is_renewed(office: Office, until: int | None) -> None:
    held = await office.employ("anna", office.term("inspector", last=60))
    last = None if until is None else office.day(until)

    await office.do(renew, held, until=last)

    rows = await office.look(f"{HELD} WHERE id = $1", held)
    assert rows == [("inspector", UTRECHT, office.today, last, None)]


@pytest.mark.parametrize(("last", "until"), [(60, 60), (60, 10), (None, 60)])
async def test_a_renewal_that_lengthens_nothing_is_refused(
    office: Office, last: int | None, until: int
) -> None:
    held = await office.employ("anna", office.term("inspector", last=last))

    with pytest.raises(DaysUnfitError):
        await office.do(renew, held, until=office.day(until))


async def test_a_renewal_does_not_run_into_a_role_that_stands_alone(office: Office) -> None:
    held = await office.employ("anna", office.term("inspector", last=60))
    later = office.term("auditor", first=61)
    await office.do(grant, subject="anna", term=later)

    with pytest.raises(DutiesApartError, match="end that first"):
        await office.do(renew, held, until=office.day(61))


@pytest.mark.parametrize("day", [None, 9])
async def test_what_was_ended_is_not_ended_again(office: Office, day: int | None) -> None:
    held = await office.employ("anna", office.term("inspector"))
    await office.do(end, held, on=None)

    with pytest.raises(AppointmentOverError):
        await office.do(end, held, on=None if day is None else office.day(day))


async def test_what_was_ended_is_not_renewed(office: Office) -> None:
    held = await office.employ("anna", office.term("inspector", last=60))
    await office.do(end, held, on=None)

    with pytest.raises(AppointmentOverError):
        await office.do(renew, held, until=None)


async def test_what_is_over_since_long_stays_so(office: Office) -> None:
    held = await office.employ("anna", office.term("inspector"))
    await office.look(
        "UPDATE access.appointment SET valid_from = '2020-01-01', valid_until = '2020-02-01' "
        "WHERE id = $1 RETURNING id",
        held,
    )

    with pytest.raises(AppointmentOverError):
        await office.do(renew, held, until=None)


async def test_an_appointment_of_elsewhere_is_unknown(office: Office) -> None:
    held = await office.employ("bea", office.term("inspector", AMSTERDAM))

    for asked in (held, uuid4()):
        with pytest.raises(AppointmentUnknownError):
            await office.do(end, asked, on=None)
