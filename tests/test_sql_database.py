"""The door to PostgreSQL: one round trip, its own role, and errors with names."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from sql import query
from sql.database import GATEWAY_ROLE, Database, connect_owner
from sql.errors import (
    DatabaseBusyError,
    DatabaseError,
    DatabaseRefusedError,
    DatabaseUnavailableError,
    StatementFailedError,
    ValueRefusedError,
)
from tests.fixtures.postgres import Address, Cluster

DISCLOSE = """
INSERT INTO access.disclosure_record
    (trace_id, root, coordinates, subjects, purpose, role, home, policy_version)
VALUES ($1, 'Query.me', '{}', '{}', 'NONE', 'public', 'none', 1)
"""
COUNT = "SELECT count(*) FROM access.disclosure_record"


async def count_disclosures(address: Address) -> int:
    async with connect_owner(address.dsn) as connection:
        return int(await connection.fetchval(COUNT))


async def disclose_and(gateway: Database, then: str) -> None:
    """Write a disclosure and run another statement, or look it up by its name."""
    async with gateway.transaction() as session:
        await session.execute(DISCLOSE, ["first"])
        await session.fetch_row(then if " " in then else query(then))


@asynccontextmanager
async def wiretap(address: Address, folder: Path) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A socket before the server's, and all that the client says: one entry a flight."""
    said: list[bytes] = []
    host = Path(parse_qs(urlsplit(address.gateway_dsn).query)["host"][0])
    tasks = []

    async def pipe(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, tap: bool
    ) -> None:
        while data := await reader.read(65536):
            if tap:
                said.append(data)
            writer.write(data)
        writer.close()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, forth = await asyncio.open_unix_connection(host / ".s.PGSQL.5432")
        tasks.append(asyncio.create_task(pipe(reader, forth, tap=True)))
        tasks.append(asyncio.create_task(pipe(back, writer, tap=False)))

    async with await asyncio.start_unix_server(accept, folder / ".s.PGSQL.5432"):
        yield address.gateway_dsn.replace(str(host).replace("/", "%2F"), str(folder)), said
        await asyncio.gather(*tasks)


async def test_acts_with_the_role_and_settings_of_the_gateway(shared_gateway: Database) -> None:
    row = await shared_gateway.fetch_row(
        "SELECT current_user, current_setting('jit'), current_setting('timezone'),"
        " current_setting('plan_cache_mode'), current_setting('statement_timeout')"
    )

    assert tuple(row or ()) == (GATEWAY_ROLE, "off", "UTC", "force_generic_plan", "5s")


async def test_a_statement_is_one_round_trip(
    cluster: Cluster, fresh_database: Address, open_folder: Path
) -> None:
    if cluster.embedded is None:
        pytest.skip("the wiretap stands before a socket of the embedded server")
    async with wiretap(fresh_database, open_folder) as (dsn, said):
        database = await Database.connect(dsn, min_size=1, max_size=1)
        await database.fetch_row(DISCLOSE, ["first"])
        said.clear()

        await database.fetch_row(DISCLOSE, ["second"])

        flights = [flight[:1] for flight in said]
        confirmed = await count_disclosures(fresh_database)
        await database.close()
    assert flights == [b"B"]
    assert confirmed == 2


async def test_rows_come_as_they_are_asked(shared_gateway: Database) -> None:
    text = "SELECT number FROM generate_series(1, $1::int) AS number"

    assert [row["number"] for row in await shared_gateway.fetch_rows(text, [3])] == [1, 2, 3]
    assert await shared_gateway.fetch_row(text, [0]) is None


async def test_a_transaction_happens_whole(fresh_database: Address, gateway: Database) -> None:
    async with gateway.transaction() as session:
        assert await session.fetch_row("SELECT 1 WHERE false") is None
        await session.execute(DISCLOSE, ["first"])
        await session.execute(DISCLOSE, ["second"])

    assert await count_disclosures(fresh_database) == 2


async def test_a_transaction_that_fails_leaves_nothing(
    fresh_database: Address, gateway: Database
) -> None:
    with pytest.raises(StatementFailedError):
        await disclose_and(gateway, "SELECT FROM register.holder")

    assert await count_disclosures(fresh_database) == 0


async def test_an_error_of_the_caller_leaves_nothing_and_keeps_its_name(
    fresh_database: Address, gateway: Database
) -> None:
    with pytest.raises(KeyError, match="no_such_statement"):
        await disclose_and(gateway, "no_such_statement")

    assert await count_disclosures(fresh_database) == 0


@pytest.mark.parametrize(
    ("text", "argument", "expected"),
    [
        ("SELECT $1::text", "\ud800", ValueRefusedError),
        ("SELECT $1::text", "nul \0", ValueRefusedError),
        ("SELECT $1::text, '\ud800'", "a", ValueRefusedError),
        ("SELECT $1::int", 2**40, ValueRefusedError),
        ("SELECT $1::int", "one", ValueRefusedError),
        ("SELECT 1 / $1::int", 0, ValueRefusedError),
        ("SELECT $1::text FROM nowhere", "a", StatementFailedError),
    ],
)
async def test_a_failure_has_a_name_and_the_pool_goes_on(
    shared_gateway: Database, text: str, argument: object, expected: type[DatabaseError]
) -> None:
    with pytest.raises(expected):
        await shared_gateway.fetch_row(text, [argument])

    assert await shared_gateway.fetch_row("SELECT 1")


async def test_a_statement_that_takes_too_long_is_ended(shared_gateway: Database) -> None:
    async with shared_gateway.transaction() as session:
        await session.execute("SET LOCAL statement_timeout = '50ms'")
        with pytest.raises(DatabaseBusyError):
            await session.fetch_row("SELECT pg_sleep(5)")


async def test_a_connection_that_is_lost_is_replaced(cluster: Cluster, gateway: Database) -> None:
    backend = await gateway.fetch_row("SELECT pg_backend_pid()")
    asleep = asyncio.create_task(gateway.fetch_row("SELECT pg_sleep(5)"))
    await asyncio.sleep(0.1)

    async with connect_owner(cluster.administrator) as administrator:
        await administrator.execute("SELECT pg_terminate_backend($1)", *(backend or ()))

    with pytest.raises(DatabaseUnavailableError):
        await asleep
    assert await gateway.fetch_row("SELECT 1")


async def test_an_error_tells_no_value(gateway: Database) -> None:
    text = DISCLOSE.replace("'{}', '{}'", "'{}', NULL")

    with pytest.raises(StatementFailedError) as refused:
        await gateway.execute(text, ["secret"])

    assert refused.value.sqlstate == "23502"
    assert refused.value.__cause__ is None
    assert "secret" not in str(refused.value)


async def test_a_full_pool_is_busy(shared_database: Address) -> None:
    database = await Database.connect(
        shared_database.gateway_dsn, min_size=1, max_size=1, patience=0.05
    )

    async with database.transaction():
        with pytest.raises(DatabaseBusyError):
            await database.fetch_row("SELECT 1")

    await database.close()


async def test_a_pool_without_prepared_statements_works(shared_database: Address) -> None:
    database = await Database.connect(
        shared_database.gateway_dsn, min_size=1, max_size=1, statement_cache_size=0
    )

    row = await database.fetch_row("SELECT $1::int AS number", [7])

    assert row is not None
    assert row["number"] == 7
    await database.close()


async def test_an_unknown_role_is_refused(shared_database: Address) -> None:
    with pytest.raises(DatabaseRefusedError):
        await Database.connect(shared_database.gateway_dsn, role="nobody_of_this_name")


async def test_a_role_that_was_not_taken_on_is_refused(shared_database: Address) -> None:
    with pytest.raises(DatabaseRefusedError, match="the role none was not taken on"):
        await Database.connect(shared_database.gateway_dsn, role="none")


async def test_an_unknown_database_is_refused(shared_database: Address) -> None:
    with pytest.raises(DatabaseRefusedError, match="does not exist"):
        await Database.connect(shared_database.gateway_dsn.replace("shared", "unknown"))


async def test_a_wrong_password_is_refused(shared_database: Address) -> None:
    login, _, rest = shared_database.gateway_dsn.rpartition("@")
    dsn = f"{login}x@{rest}"

    with pytest.raises(DatabaseRefusedError, match="password"):
        await Database.connect(dsn)


async def test_an_address_where_nobody_answers_is_unavailable(tmp_path: Path) -> None:
    dsn = f"postgresql://someone@/database?host={tmp_path}"

    with pytest.raises(DatabaseUnavailableError):
        await Database.connect(dsn)
    with pytest.raises(DatabaseUnavailableError):
        async with connect_owner(dsn):
            pass


@pytest.mark.parametrize("dsn", ["nonsense", "mysql://localhost/db"])
async def test_an_address_that_cannot_be_read_is_refused(dsn: str) -> None:
    with pytest.raises(DatabaseRefusedError):
        await Database.connect(dsn)
