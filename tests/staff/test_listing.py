"""Appointments as an administrator lists them."""

import pytest
import pytest_asyncio

from gateway.staff.appointing import end
from gateway.staff.listing import Filters, SortKey, State, Window, list_appointments
from tests.fixtures.office import UTRECHT, Office

AMSTERDAM = "GM0363"
HOMES = frozenset({UTRECHT})


@pytest_asyncio.fixture
async def staffed(seat: Office) -> Office:
    """An office with four more officers: three of Utrecht and one of Amsterdam."""
    await seat.employ("anna", seat.term("inspector", first=3))
    await seat.employ("bea", seat.term("licensing_officer", last=40))
    ended = await seat.employ("cas", seat.term("inspector"))
    await seat.employ("dirk", seat.term("inspector", AMSTERDAM))
    await seat.do(end, ended, on=None)
    return seat


async def list_subjects(
    seat: Office,
    filters: Filters,
    window: Window | None = None,
    homes: frozenset[str] | None = HOMES,
) -> list[str]:
    found = await seat.ask(list_appointments, homes, filters, window or Window())
    return [each.subject for each in found.appointments]


async def test_an_administrator_sees_the_own_homes(staffed: Office) -> None:
    own = await list_subjects(staffed, Filters())
    every = await list_subjects(staffed, Filters(), homes=None)

    assert own == ["administrator", "anna", "bea", "cas"]
    assert every == [*own, "dirk"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(role="inspector"), ["anna", "cas"]),
        (Filters(home=AMSTERDAM), []),
        (Filters(words="MR B"), ["bea"]),
        (Filters(words="%"), []),
        (Filters(state=State.TO_COME), ["anna"]),
        (Filters(state=State.IN_FORCE), ["administrator", "bea"]),
        (Filters(state=State.OVER), ["cas"]),
    ],
)
async def test_a_filter_leaves_the_others_out(
    staffed: Office, filters: Filters, expected: list[str]
) -> None:
    assert await list_subjects(staffed, filters) == expected


@pytest.mark.parametrize("sort", SortKey)
async def test_every_order_has_a_reverse(staffed: Office, sort: SortKey) -> None:
    found = [
        (await staffed.ask(list_appointments, HOMES, Filters(), Window(sort, down))).appointments
        for down in (False, True)
    ]

    ranks = [[str(getattr(each, sort)).lower() for each in rows] for rows in found]
    assert ranks == [sorted(ranks[0]), sorted(ranks[0], reverse=True)]


async def test_a_part_says_how_many_there_are(staffed: Office) -> None:
    second = await staffed.ask(list_appointments, HOMES, Filters(), Window(limit=3, offset=3))
    after = await staffed.ask(list_appointments, HOMES, Filters(), Window(limit=3, offset=30))

    assert ([each.subject for each in second.appointments], second.total) == (["cas"], 4)
    assert (after.appointments, after.total) == ((), 4)


async def test_an_appointment_tells_its_days_and_state(staffed: Office) -> None:
    found = await staffed.ask(list_appointments, HOMES, Filters(words="bea"), Window())

    (bea,) = found.appointments
    assert (bea.valid_from, bea.valid_until, bea.ended_at) == (
        staffed.today,
        staffed.day(40),
        None,
    )
    assert bea.state is State.IN_FORCE
