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


async def test_nobody_ends_their_own_appointment(seat: Office) -> None:
    own = seat.actor.appointment_id
    assert own is not None

    with pytest.raises(AppointmentOwnError):
        await seat.do(end, own, on=None)


async def test_nobody_renews_their_own_appointment(seat: Office) -> None:
    own = seat.actor.appointment_id
    assert own is not None

    with pytest.raises(AppointmentOwnError):
        await seat.do(renew, own, until=None)


async def test_an_appointment_is_ended_at_once(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector"))

    await seat.do(end, held, on=None)

    ended = f"{HELD} WHERE id = $1 AND ended_at IS NOT NULL"
    assert len(await seat.look(ended, held)) == 1
    assert await seat.acts() == ["APPOINTMENT_ENDED"]


async def test_an_appointment_ends_after_a_day(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector"))

    await seat.do(end, held, on=seat.day(7))

    rows = await seat.look(f"{HELD} WHERE id = $1", held)
    assert rows == [("inspector", UTRECHT, seat.today, seat.day(7), None)]


async def test_an_appointment_that_has_not_begun_is_ended(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector", first=5))
    await seat.do(end, held, on=None)

    term = seat.term("auditor")
    await seat.do(grant, subject="anna", term=term)

    assert await seat.acts() == ["APPOINTMENT_ENDED", "APPOINTMENT_GRANTED"]


@pytest.mark.parametrize("day", [-1, 60, 61])
async def test_a_day_that_ends_nothing_is_refused(seat: Office, day: int) -> None:
    held = await seat.employ("anna", seat.term("inspector", last=60))

    with pytest.raises(DaysUnfitError):
        await seat.do(end, held, on=seat.day(day))


@pytest.mark.parametrize("until", [90, None])
async def test_an_appointment_is_renewed(seat: Office, until: int | None) -> None:
    held = await seat.employ("anna", seat.term("inspector", last=60))
    last = None if until is None else seat.day(until)

    await seat.do(renew, held, until=last)

    rows = await seat.look(f"{HELD} WHERE id = $1", held)
    assert rows == [("inspector", UTRECHT, seat.today, last, None)]


@pytest.mark.parametrize(("last", "until"), [(60, 60), (60, 10), (None, 60)])
async def test_a_renewal_that_lengthens_nothing_is_refused(
    seat: Office, last: int | None, until: int
) -> None:
    held = await seat.employ("anna", seat.term("inspector", last=last))

    with pytest.raises(DaysUnfitError):
        await seat.do(renew, held, until=seat.day(until))


async def test_a_renewal_does_not_run_into_a_role_that_stands_alone(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector", last=60))
    later = seat.term("auditor", first=61)
    await seat.do(grant, subject="anna", term=later)

    with pytest.raises(DutiesApartError, match="end that first"):
        await seat.do(renew, held, until=seat.day(61))


@pytest.mark.parametrize("day", [None, 9])
async def test_what_was_ended_is_not_ended_again(seat: Office, day: int | None) -> None:
    held = await seat.employ("anna", seat.term("inspector"))
    await seat.do(end, held, on=None)

    with pytest.raises(AppointmentOverError):
        await seat.do(end, held, on=None if day is None else seat.day(day))


async def test_what_was_ended_is_not_renewed(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector", last=60))
    await seat.do(end, held, on=None)

    with pytest.raises(AppointmentOverError):
        await seat.do(renew, held, until=None)


async def test_what_is_over_since_long_stays_so(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector"))
    await seat.look(
        "UPDATE access.appointment SET valid_from = '2020-01-01', valid_until = '2020-02-01' "
        "WHERE id = $1 RETURNING id",
        held,
    )

    with pytest.raises(AppointmentOverError):
        await seat.do(renew, held, until=None)


async def test_an_appointment_of_elsewhere_is_unknown(seat: Office) -> None:
    held = await seat.employ("bea", seat.term("inspector", AMSTERDAM))

    for asked in (held, uuid4()):
        with pytest.raises(AppointmentUnknownError):
            await seat.do(end, asked, on=None)
