"""The page that tells whether everything runs, and what processes say of themselves."""

import pytest

from gateway.heads import Edition, Head, Heads
from gateway.processes import Pulse
from sql.database import Database, connect_owner
from tests.fixtures.pages import Bureau
from tests.fixtures.postgres import Address


async def load_none(_edition: Edition) -> Head:
    raise AssertionError


def test_the_page_tells_processes_policy_database_and_migrations(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        page = browser.get("/admin/health").text

    assert "Every process decides by what is in force" in page
    assert "PostgreSQL 1" in page
    assert "It leads; servers that follow it: 0." in page
    assert "Migrations of the database" in page


def test_the_page_tells_nothing_of_where_it_runs(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        page = browser.get("/admin/health").text

    assert "127.0.0.1" not in page
    assert "postgresql://" not in page
    assert office.staff.database.name not in page


async def test_a_process_that_is_behind_is_said_and_one_that_is_silent_is_gone(
    own_office: Bureau,
) -> None:
    await own_office.staff.execute(
        "INSERT INTO access.process VALUES"
        " (gen_random_uuid(), '0.0.9', now(), now(), NULL, NULL),"
        " (gen_random_uuid(), '0.0.8', now(), now() - interval '1 hour', 1, 1)"
    )

    with own_office.sign_in("administrator") as browser:
        page = browser.get("/admin/health").text

    assert "1 of 2 look again within seconds." in page
    assert page.index("Behind") < page.index("No longer there")


async def test_a_process_without_a_policy_says_so_and_forgets_the_silent(
    fresh_database: Address, gateway: Database
) -> None:
    pulse = Pulse(gateway, Heads(gateway, load_none))
    async with connect_owner(fresh_database.dsn) as owner:
        await owner.execute(
            "INSERT INTO access.process VALUES"
            " (gen_random_uuid(), '', now(), now() - interval '25 hours', 1, 1)"
        )

        await pulse.beat()
        await pulse.beat()

        rows = await owner.fetch("SELECT id, policy_version FROM access.process")
    assert [tuple(row) for row in rows] == [(pulse.id, None)]


async def test_a_database_that_does_not_answer_stops_no_pulse(
    fresh_database: Address, caplog: pytest.LogCaptureFixture
) -> None:
    database = await Database.connect(fresh_database.gateway_dsn, min_size=1)
    await database.close()

    await Pulse(database, Heads(database, load_none)).beat()

    assert caplog.messages == ["pulse_unwritten"]


@pytest.mark.parametrize("table", ["access.process", "registerpoort_meta.migration"])
async def test_the_pages_write_nothing_of_it(office: Bureau, table: str) -> None:
    pages = await Database.connect(office.staff.database.gateway_dsn, role="registerpoort_pages")
    row = await pages.fetch_row(
        "SELECT has_table_privilege($1, 'SELECT') AS reads,"
        " has_table_privilege($1, 'INSERT, UPDATE, DELETE') AS writes",
        (table,),
    )
    await pages.close()

    assert row is not None
    assert (row["reads"], row["writes"]) == (True, False)
