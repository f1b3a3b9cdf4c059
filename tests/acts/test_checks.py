"""Checks are counted, recorded in their inspection, and tell nobody what is not there."""

import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Final

import orjson
import pytest
import pytest_asyncio

from tests.acts.checking import KNOWN, UNKNOWN, Checking, open_inspection, read_code
from tests.acts.deeds import make_officer
from tests.fixtures.postgres import Address, MakeDatabase
from tests.fixtures.process import Gateway, Staff, start_gateway

VALIDITY: Final = "query($number: LicenceNumber!) { licenceValidity(number: $number) }"
LIMITS: Final[dict[str, Any]] = {
    "OPERATION_CHECKS": "3",
    "INSPECTION_CHECKS": "5",
    "OFFICER_CHECKS": "8",
    "CLIENT_CHECKS": "100000",
    "PUBLIC_CHECKS": "100000",
    "CHECK_SECONDS": "0.05",
}
RECORDED: Final = (
    "SELECT licence_number, result FROM register.recorded_check"
    " WHERE inspection_id = $1::text::uuid ORDER BY checked_at"
)
REACHED: Final = "CHECK_LIMIT_REACHED"


@pytest_asyncio.fixture(scope="module")
async def limited_staff(
    make_database: MakeDatabase, world_template: Address
) -> AsyncIterator[Staff]:
    """The staff of a copy of the world."""
    async with make_database("checked", world_template.name) as address:
        yield Staff(address)


@pytest.fixture(scope="module")
def limited(limited_staff: Staff, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    """A gateway that lets little be checked."""
    folder = tmp_path_factory.mktemp("limited")
    with start_gateway(limited_staff.database.gateway_dsn, folder, **LIMITS) as gateway:
        yield gateway


@pytest_asyncio.fixture
async def checking(limited_staff: Staff, limited: Gateway) -> Checking:
    """An officer whom nobody else is, with an inspection."""
    officer = await make_officer(limited_staff, limited)
    return await open_inspection(limited_staff, limited, officer)


async def test_a_check_stands_in_its_inspection_hit_or_miss(
    checking: Checking, limited_staff: Staff
) -> None:
    hit, miss = checking.check(), checking.check(UNKNOWN)

    rows = await limited_staff.find(RECORDED, checking.inspection)
    results = [each["data"]["licenceCheck"]["result"] for each in (hit, miss)]
    assert rows == [(KNOWN, results[0]), (None, "NOT_VALID")]
    assert miss["data"]["licenceCheck"] == {
        "result": "NOT_VALID",
        "reason": None,
        "licence": None,
        "annotations": [],
    }


def test_t02_an_inspection_is_not_a_list_of_licences(checking: Checking) -> None:
    assert checking.codes(6) == [None] * 5 + [REACHED]


def test_t02_a_miss_counts_as_much_as_a_hit(checking: Checking) -> None:
    checking.codes(5, UNKNOWN)

    assert checking.codes(1) == [REACHED]


async def test_t02_an_officer_does_not_go_on_in_another_inspection(
    checking: Checking, limited_staff: Staff, limited: Gateway
) -> None:
    checking.codes(4)
    another = await open_inspection(limited_staff, limited, checking.officer)

    assert another.codes(5) == [None] * 4 + [REACHED]


def test_t03_an_operation_makes_a_few_checks_at_most(checking: Checking) -> None:
    asked = " ".join(f'c{n}: licenceCheck(number: "{KNOWN}") {{ result }}' for n in range(4))

    answer = checking.officer.ask(f"{{ {asked} }}", "licence-check", checking.inspection)

    assert answer["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert "at most 3" in answer["errors"][0]["message"]


def test_t03_checks_at_once_are_counted_one_by_one(checking: Checking) -> None:
    with ThreadPoolExecutor(16) as pool:
        codes = list(pool.map(lambda _: read_code(checking.check()), range(16)))

    assert codes.count(None) == 5


async def test_t03_checks_of_two_processes_are_counted_together(
    checking: Checking, limited_staff: Staff, tmp_path: Any
) -> None:
    checking.codes(3)
    dsn, issuer = limited_staff.database.gateway_dsn, checking.officer.gateway.issuer

    with start_gateway(dsn, tmp_path, issuer=issuer, **LIMITS) as other:
        elsewhere = Checking(replace(checking.officer, gateway=other), checking.inspection)
        codes = elsewhere.codes(3)

    assert codes == [None, None, REACHED]


async def test_what_is_over_the_limit_discloses_nothing_and_is_not_recorded(
    checking: Checking, limited_staff: Staff
) -> None:
    checking.codes(5)
    count = "SELECT count(*) FROM access.disclosure_record WHERE case_id = $1::text::uuid"
    before = await limited_staff.fetch(count, checking.inspection)

    answer = checking.check()

    assert answer["data"] == {"licenceCheck": None}
    assert await limited_staff.fetch(count, checking.inspection) == before
    assert len(await limited_staff.find(RECORDED, checking.inspection)) == 5


async def test_t04_the_public_is_counted_as_one(limited_staff: Staff, tmp_path: Any) -> None:
    limits = LIMITS | {"PUBLIC_CHECKS": "3", "CHECK_SECONDS": "0"}

    with start_gateway(limited_staff.database.gateway_dsn, tmp_path, **limits) as gateway:
        await limited_staff.execute("DELETE FROM register.check_tally WHERE counted = 'public'")
        answers = [
            orjson.loads(gateway.ask(VALIDITY, {}, number=number).content)
            for number in (KNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
        ]

    assert REACHED in {read_code(each) for each in answers}
    assert [read_code(each) for each in answers[:3]] == [None] * 3


def test_t07_no_check_takes_less_than_its_least_time(checking: Checking) -> None:
    began = time.perf_counter()

    checking.check(UNKNOWN)

    assert time.perf_counter() - began >= float(LIMITS["CHECK_SECONDS"])
