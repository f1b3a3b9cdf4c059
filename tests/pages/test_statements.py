"""PostgreSQL counts what each page sends it: a few statements, however much there is to show."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio

from gateway.admin.routes import PAGES
from sql.embedded import Embedded
from tests.fixtures.accounts import DECIDED, DISCLOSED, NOON, OPEN, PSEUDONYM, TRACE
from tests.fixtures.filled import ADDRESSES, Filler, Stop
from tests.fixtures.pages import Bureau, fill_office, serve_office
from tests.fixtures.postgres import Address, make_open_folder
from tests.fixtures.statements import count_statements, note_statements

MOST: Final = 8
MANY: Final = 60


@dataclass
class Route:
    """The pages, a stop for each, and the log of their database."""

    office: Bureau
    stops: list[Stop]
    log: Path

    def count(self) -> dict[str, int]:
        """Count the statements of every page, opened for the second time."""
        return {stop.page: self._count(stop) for stop in self.stops}

    def _count(self, stop: Stop) -> int:
        with self.office.sign_in(stop.subject) as browser:
            browser.get(stop.path)
            with count_statements(self.log) as tally:
                browser.get(stop.path)
        return tally.number


@pytest.fixture(scope="module")
def noted(binaries: Path | None) -> Iterator[Embedded]:
    """A server of these tests' own, since its log is read."""
    with make_open_folder() as folder:
        server = Embedded.start(folder, binaries=binaries, fast=True)
        yield server
        server.stop()


@pytest_asyncio.fixture(scope="module")
async def route(noted: Embedded, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Route]:
    """Pages whose every statement is noted, with one record of everything."""
    staff = await fill_office(Address("registerpoort", noted.dsn, noted.gateway_dsn))
    await note_statements(noted)
    folder = tmp_path_factory.mktemp("counted")
    with serve_office(staff, folder, HEAD_SECONDS="300", SEAL_SECONDS="3600") as office:
        stops = await Filler(staff.fetch, office.sign_in).fill()
        yield Route(office, stops, noted.folder.log)


def test_every_page_that_is_opened_is_counted() -> None:
    assert set(ADDRESSES) == {page.path for page in PAGES if page.method == "GET"}


def test_every_address_is_there(route: Route) -> None:
    absent = {}
    for stop in route.stops:
        with route.office.sign_in(stop.subject) as browser:
            status = browser.get(stop.path).status_code
        if status != 200:
            absent[stop.page] = status

    assert absent == {}


async def test_a_page_sends_a_few_statements_however_much_there_is(route: Route) -> None:
    few = route.count()
    await fill_more(route.office)

    many = route.count()

    assert {page: number for page, number in few.items() if number > MOST} == {}
    assert many == few


async def fill_more(office: Bureau) -> None:
    """Add sixty of everything that is listed."""
    run = office.staff.execute
    await run(DISCLOSED, NOON, PSEUDONYM, "GM0344", None, MANY)
    for number in range(MANY):
        await office.staff.appoint(f"one of many {number}", "inspector", "GM0344")
        await office.staff.register(f"system-{number}", "NONE")
        await run(DECIDED, NOON, f"{number:016}", TRACE, "OK", 1, OPEN, None)
    await run(
        "INSERT INTO access.process SELECT gen_random_uuid(), '1' FROM generate_series(1, 60)"
    )
