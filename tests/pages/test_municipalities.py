"""Municipalities over HTTP: listed by day, shown, and their records assigned after a split."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from sql.database import connect_owner
from tests.fixtures.pages import Bureau
from tests.places.test_assigning import RECORDS

HAAREN = "/admin/municipalities/GM0788"
OPERATOR = "EXP-0788-0001"


def test_the_municipalities_of_today_are_listed(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        page = browser.get("/admin/municipalities", words="utrecht").text

    assert "/admin/municipalities/GM0344" in page
    assert "1 to 2 of 2" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "haaren"}, False),
        ({"words": "haaren", "state": "GONE"}, True),
        ({"words": "haaren", "state": "EVERY"}, True),
        ({"words": "haaren", "day": "2020-06-01"}, True),
        ({"words": "haaren", "day": "2020-06-01", "state": "GONE"}, False),
        ({"words": "haaren", "day": "2020-06-01", "province": "Utrecht"}, False),
        ({"words": "haaren", "day": "yesterday"}, False),
        ({"words": "haaren", "state": "SOME"}, False),
    ],
)
def test_the_address_says_which_ones(office: Bureau, asked: dict[str, str], *, found: bool) -> None:
    with office.sign_in("administrator") as browser:
        page = browser.get("/admin/municipalities", **asked).text

    assert ("/admin/municipalities/GM0788" in page) is found


def test_a_page_after_the_last_shows_the_last(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        page = browser.get("/admin/municipalities", state="EVERY", page="99", sort="-code").text

    assert "401 to 405 of 405" in page


def test_one_is_shown_with_what_came_of_it(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        haaren = browser.get(HAAREN).text
        utrecht = browser.get("/admin/municipalities/GM0344").text

    assert "split among several" in haaren
    assert "Tilburg (GM0855)" in haaren
    assert "An administrator of a successor assigns them" in haaren
    assert "Waiting" not in haaren
    assert "It took over from none" in utrecht
    assert "Midden-Nederland" in utrecht


@pytest.mark.parametrize("code", ["GM9999", "nothing"])
def test_what_does_not_exist_is_said_so(office: Bureau, code: str) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.get(f"/admin/municipalities/{code}")

    assert answer.status_code == 404


@pytest_asyncio.fixture
async def heirs(own_office: Bureau) -> AsyncIterator[Bureau]:
    """Pages on the records of Haaren, where ``tilburg`` and ``policy`` work in Tilburg."""
    async with connect_owner(own_office.staff.database.dsn) as connection:
        await connection.execute(RECORDS)
    await own_office.staff.appoint("tilburg", "functional_administrator", "GM0855")
    yield own_office


async def test_what_waits_is_assigned_to_a_successor(heirs: Bureau) -> None:
    with heirs.sign_in("tilburg") as browser:
        before = browser.get(HAAREN).text
        part = browser.post(HAAREN, heir="GM0855", operator_licence=OPERATOR, sure="y").text
        every = browser.post(HAAREN, heir="GM0757", sure="y").text
        again = browser.post(HAAREN, heir="GM0757", sure="y")

    assert "1 to 4" in before
    assert "The records are assigned to Tilburg (GM0855)." in part
    assert "The records are assigned to Boxtel (GM0757)." in every
    assert again.status_code == 422
    assert "Nothing of this waits to be assigned" in again.text


@pytest.mark.parametrize(
    ("fields", "advice"),
    [
        ({"sure": ""}, "Tick this: it stays so."),
        ({"heir": ""}, "Choose a successor."),
        ({"heir": "GM0344"}, "Not a valid choice."),
        ({"operator_licence": "a b\x00"}, "Write its number, and no more."),
    ],
)
async def test_what_does_not_fit_is_named_at_its_field(
    heirs: Bureau, fields: dict[str, str], advice: str
) -> None:
    with heirs.sign_in("tilburg") as browser:
        answer = browser.post(HAAREN, **{"heir": "GM0855", "sure": "y"} | fields)

    assert answer.status_code == 422
    assert advice in answer.text


def test_who_sees_to_no_successor_assigns_nothing(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.post(HAAREN, heir="GM0855", sure="y")

    assert answer.status_code == 404
