"""A database that holds made-up persons as they are is emptied of them; others stop it."""

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from sql import read_folder
from sql.database import connect_owner
from sql.errors import MigrationError
from sql.migrate import migrate
from tests.fixtures.postgres import MakeDatabase

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sql.database import Connection

SEALING = "0019_sealing"
HOLDER = """
INSERT INTO register.holder VALUES (gen_random_uuid(), 'Robin', 'Verzonnen', '1990-04-03',
    '900000004', NULL, 'Postbus 1', 's', $1)
"""
LICENCE = """
INSERT INTO register.licence
SELECT '2222222222', id, 'GRANTED', '2025-01-01', '2030-01-01', 'GM0344', NULL, 's', true
FROM register.holder
"""
VIEWS = {"holder": "CREATE VIEW api.holder AS SELECT given_names FROM register.holder"}
PHOTO = "INSERT INTO register.photo VALUES ('2222222222', 'image/png', '\\x89504e47')"


@pytest_asyncio.fixture
async def before(make_database: MakeDatabase) -> "AsyncIterator[Connection]":
    """The owner of a database of the release before, with one made-up holder."""
    async with make_database("unsealed") as address, connect_owner(address.dsn) as connection:
        known = read_folder("migrations")
        early = {name: text for name, text in known.items() if name < SEALING}
        await migrate(connection, migrations=early, views=VIEWS)
        for text, *values in ((HOLDER, True), (LICENCE,), (PHOTO,)):
            await connection.execute(text, *values)
        yield connection


async def test_what_was_made_up_is_emptied_and_stays_a_record(before: "Connection") -> None:
    await migrate(before)

    [holder] = await before.fetch("SELECT * FROM register.holder")
    assert (holder["family_name"], holder["bsn"], holder["subject"]) == (None, None, "s")
    assert await before.fetchval("SELECT content FROM register.photo") is None
    assert await before.fetchval("SELECT given_names FROM api.holder") is None


async def test_a_person_who_is_not_made_up_stops_it(before: "Connection") -> None:
    await before.execute("ALTER TABLE register.holder DISABLE TRIGGER require_legal_basis")
    await before.execute("UPDATE register.holder SET synthetic = false")

    with pytest.raises(MigrationError, match="cannot be sealed afterwards"):
        await migrate(before)

    assert await before.fetchval("SELECT family_name FROM register.holder") == "Verzonnen"
