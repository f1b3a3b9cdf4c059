"""What the database lets the gateway's role do: read the views, add disclosures, no more."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from sql import read_folder
from sql.database import PAGES_ROLE, SEALER_ROLE, Database, connect_owner
from sql.errors import LegalBasisAbsentError, StatementFailedError
from sql.failures import named_failures
from tests.fixtures.postgres import Address

if TYPE_CHECKING:
    from sql.database import Connection

ID = UUID("5f6f0c2e-5d0c-4a53-9d2b-0a4b7f9d3c11")
DISCLOSE = """
INSERT INTO access.disclosure_record
    (trace_id, root, coordinates, subjects, purpose, role, home, policy_version)
VALUES ('trace', 'Query.licence', '{Licence.number}', '{pseudonym}', 'NONE', 'public', 'none', 1)
"""
HOLDER = """
INSERT INTO register.holder (id, given_names, family_name, birth_date, bsn, subject, synthetic)
VALUES ($1, 'Aa', 'Bee', '1990-01-01', '999990019', $2, $3)
"""


@pytest.mark.parametrize("view", sorted(read_folder("views")))
async def test_the_gateway_reads_every_view(shared_gateway: Database, view: str) -> None:
    assert isinstance(await shared_gateway.fetch_rows(f"SELECT * FROM api.{view} LIMIT 1"), list)


async def test_the_gateway_reads_no_table_but_counts_of_checks(
    owner: "Connection", shared_gateway: Database
) -> None:
    tables = await owner.fetch(
        "SELECT schemaname || '.' || tablename AS name FROM pg_tables"
        " WHERE schemaname IN ('register', 'access', 'registerpoort_meta')"
        " AND tablename <> 'check_tally'"
    )

    assert len(tables) > 20
    for table in tables:
        with pytest.raises(StatementFailedError, match="42501"):
            await shared_gateway.fetch_rows(f"SELECT FROM {table['name']}")


PERSONS = ("holder", "licence", "photo", "interview", "decision", "annotation", "operator_person")


@pytest.mark.parametrize("table", PERSONS)
async def test_the_pages_reach_no_table_of_persons(fresh_database: Address, table: str) -> None:
    pages = await Database.connect(fresh_database.gateway_dsn, role=PAGES_ROLE, min_size=1)

    for name in (f"register.{table}", f"api.{table}"):
        with pytest.raises(StatementFailedError, match="42501"):
            await pages.fetch_rows(f"SELECT FROM {name}")
    await pages.close()


async def test_the_pages_do_not_move_the_head_by_hand(fresh_database: Address) -> None:
    pages = await Database.connect(fresh_database.gateway_dsn, role=PAGES_ROLE, min_size=1)

    with pytest.raises(StatementFailedError, match="42501"):
        await pages.execute("UPDATE access.head SET policy_version = 1")
    await pages.close()


async def test_the_gateway_adds_a_disclosure(fresh_database: Address, gateway: Database) -> None:
    await gateway.execute(DISCLOSE)

    async with connect_owner(fresh_database.dsn) as connection:
        row = await connection.fetchrow("SELECT * FROM access.disclosure")
    assert row is not None
    assert row["subject"] == "pseudonym"
    assert abs((row["disclosed_at"] - datetime.now(UTC)).total_seconds()) < 60


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT FROM access.disclosure",
        "UPDATE access.disclosure_record SET purpose = 'AUDIT'",
        "DELETE FROM access.disclosure_record",
        "TRUNCATE access.disclosure_record",
        f"{DISCLOSE} RETURNING id",
        "INSERT INTO access.disclosure_record (disclosed_at) VALUES ('2020-01-01')",
        "INSERT INTO access.disclosure_record (transaction) VALUES (1)",
        "SELECT FROM access.disclosure_seal",
        "INSERT INTO access.disclosure_seal DEFAULT VALUES",
        "INSERT INTO api.holder DEFAULT VALUES",
        "UPDATE api.licence SET valid_until = '2099-01-01'",
        "DELETE FROM api.annotation",
        "UPDATE access.head SET policy_version = 1",
        "CREATE TABLE public.copy (bsn text)",
        "CREATE VIEW api.copy AS SELECT 1",
    ],
)
async def test_the_gateway_does_nothing_else(shared_gateway: Database, statement: str) -> None:
    with pytest.raises(StatementFailedError, match=r"42501|55000"):
        await shared_gateway.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access.disclosure_record SET purpose = 'AUDIT'",
        "DELETE FROM access.disclosure_record",
        "TRUNCATE access.disclosure_record",
        "INSERT INTO access.disclosure_record DEFAULT VALUES",
        "UPDATE access.disclosure_seal SET number = 1",
        "DELETE FROM access.disclosure_seal",
        "INSERT INTO access.disclosure_destruction DEFAULT VALUES",
        "DELETE FROM access.disclosure_verification",
        "INSERT INTO access.disclosure_verification (officer_id) VALUES (NULL)",
        "SELECT FROM access.decision_record",
        "SELECT FROM access.officer",
        "SELECT FROM register.holder",
    ],
)
async def test_who_seals_changes_nothing_that_was_disclosed(
    fresh_database: Address, statement: str
) -> None:
    sealer = await Database.connect(fresh_database.gateway_dsn, role=SEALER_ROLE, min_size=1)

    with pytest.raises(StatementFailedError, match="42501"):
        await sealer.execute(statement)
    await sealer.close()


async def store(connection: "Connection", *, synthetic: bool) -> None:
    with named_failures():
        await connection.execute(HOLDER, ID, "pseudonym", synthetic)


async def test_t01_a_real_person_is_not_stored_before_the_act(owner: "Connection") -> None:
    with pytest.raises(LegalBasisAbsentError, match="no legal basis is in force for Holder"):
        await store(owner, synthetic=False)


async def test_a_synthetic_person_is_stored(owner: "Connection") -> None:
    await store(owner, synthetic=True)

    assert (
        await owner.fetchval("SELECT given_names FROM register.holder WHERE id = $1", ID) == b"Aa"
    )


async def test_a_real_person_is_stored_once_the_act_is_in_force(owner: "Connection") -> None:
    await owner.execute(
        "UPDATE access.legal_basis SET in_force_from = current_date - 1 WHERE code = 'WRS'"
    )

    await store(owner, synthetic=False)

    assert await owner.fetchval("SELECT synthetic FROM register.holder WHERE id = $1", ID) is False


async def test_a_basis_for_synthetic_rows_opens_nothing_real(owner: "Connection") -> None:
    await owner.execute(
        "UPDATE access.legal_basis SET in_force_from = current_date - 1, synthetic_only = true"
        " WHERE code = 'WRS'"
    )

    with pytest.raises(LegalBasisAbsentError):
        await store(owner, synthetic=False)


async def test_a_synthetic_row_does_not_become_real(owner: "Connection") -> None:
    await store(owner, synthetic=True)

    with pytest.raises(LegalBasisAbsentError), named_failures():
        await owner.execute("UPDATE register.holder SET synthetic = false")
