"""What PostgreSQL says in distress reaches the caller under a name of its own."""

import asyncio
from pathlib import Path

import pytest

from sql.bulk import DiskFullError, open_bulk
from sql.database import Database, connect_owner
from sql.errors import DatabaseBusyError, DatabaseUnavailableError
from tests.fixtures.postgres import Address

FULL = """
CREATE FUNCTION access.fill() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER fills BEFORE INSERT ON access.client EXECUTE FUNCTION access.fill();
"""
CLIENT = ("system", "System", "00000099000000001000", ["NONE"])


async def load(address: Address) -> None:
    columns = ("id", "name", "organisation", "purposes")
    async with open_bulk(address.dsn) as bulk:
        await bulk.copy_rows("access.client", columns, rows=[CLIENT])


async def test_a_disk_without_room_for_the_rows_is_said(fresh_database: Address) -> None:
    async with connect_owner(fresh_database.dsn) as connection:
        await connection.execute(FULL)

    with pytest.raises(DiskFullError, match="make room and start again") as refused:
        await load(fresh_database)

    assert refused.value.code == "DATABASE_DISK_FULL"


async def test_a_server_with_no_connection_left_is_busy(
    fresh_database: Address, gateway: Database
) -> None:
    async with connect_owner(fresh_database.dsn) as connection:
        await connection.execute(f"ALTER DATABASE {fresh_database.name} CONNECTION LIMIT 0")

    with pytest.raises(DatabaseUnavailableError):
        await Database.connect(fresh_database.gateway_dsn)
    assert await gateway.fetch_row("SELECT 1")


async def test_a_pool_that_gets_no_further_connection_is_busy(
    fresh_database: Address, gateway: Database
) -> None:
    async with connect_owner(fresh_database.dsn) as connection:
        await connection.execute(f"ALTER DATABASE {fresh_database.name} CONNECTION LIMIT 0")

    async with gateway.transaction():
        with pytest.raises(DatabaseBusyError, match="no connection in time"):
            await gateway.fetch_row("SELECT 1")


async def test_a_server_that_never_answers_is_unavailable(tmp_path: Path) -> None:
    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_unix_server(listen, tmp_path / ".s.PGSQL.5432"):
        with pytest.raises(DatabaseUnavailableError, match="no answer in time"):
            await Database.connect(f"postgresql://someone@/database?host={tmp_path}")
