"""The records of a municipality that was split: counted, and assigned to its successors."""

import asyncio
from datetime import date
from typing import Final

import pytest
import pytest_asyncio

from gateway.acts.acting import Actor
from gateway.acts.errors import ActorRefusedError
from gateway.places.assigning import Count, Split, assign_records, count_records, list_splits
from gateway.places.errors import RecordsAbsentError, SplitUnknownError
from sql.database import connect_owner
from sql.errors import StatementFailedError
from tests.fixtures.office import Office

HAAREN: Final = "GM0788"
TILBURG: Final = "GM0855"
BOXTEL: Final = "GM0757"
OPERATOR: Final = "EXP-0788-0001"
RECORDS = """
INSERT INTO register.holder VALUES
(
    '00000000-0000-4000-8000-000000000001', 'A', 'B', '1990-01-01', '999990019', NULL, NULL, 's',
    true
);
INSERT INTO register.licence
SELECT
    'HAAREN' || lpad(n::text, 4, '0'), '00000000-0000-4000-8000-000000000001', 'GRANTED',
    '2020-01-01', '2030-01-01', CASE WHEN n < 8 THEN 'GM0788' ELSE 'GM0855' END, NULL, 's', true
FROM generate_series(1, 9) AS n;
INSERT INTO register.operator_licence
SELECT
    'EXP-0788-' || lpad(n::text, 4, '0'), 'Name', 'CLUB', 'Street', 'GM0788', NULL, 'GRANTED',
    '2020-01-01', '2030-01-01', '{}', 's', true
FROM generate_series(1, 2) AS n;
INSERT INTO register.inspection (
    id, municipality, kind, opened_at, legal_ground, place, operator_licence_number, synthetic
)
SELECT
    ('00000000-0000-4000-8000-10000000000' || n)::uuid, 'GM0788', 'ROUTINE', '2020-02-02', 'x', 'y',
    CASE WHEN n = 1 THEN 'EXP-0788-0001' END, true
FROM generate_series(1, 2) AS n;
INSERT INTO access.officer VALUES ('00000000-0000-4000-8000-000000000009', 'author', 'Author');
INSERT INTO register.annotation (
    id, track, category, finding, made_at, municipality, author_id, disputed, restricted,
    retain_until, licence_number, operator_licence_number, place, inspection_id, synthetic
)
SELECT
    ('00000000-0000-4000-8000-20000000000' || n)::uuid,
    CASE WHEN n = 2 THEN 'LICENSING' ELSE 'ILLEGAL_OPERATION' END,
    CASE WHEN n = 2 THEN 'PHOTO_MISMATCH' ELSE 'OPERATOR_UNLICENSED' END, 'x', '2020-02-02',
    'GM0788', '00000000-0000-4000-8000-000000000009', false, false, '2099-01-01',
    CASE WHEN n = 2 THEN 'HAAREN0001' END,
    CASE WHEN n = 1 THEN 'EXP-0788-0001' END,
    CASE WHEN n = 3 THEN 'a place' END,
    ('00000000-0000-4000-8000-10000000000' || CASE WHEN n = 3 THEN 2 ELSE 1 END)::uuid, true
FROM generate_series(1, 3) AS n;
"""


@pytest_asyncio.fixture
async def heirs(seat: Office) -> Office:
    """An office on the records of Haaren, where an administrator of Tilburg acts."""
    async with connect_owner(seat.database.dsn) as connection:
        await connection.execute(RECORDS)
    return seat.acting(await seat.administrator("tilburg", TILBURG))


async def count(seat: Office) -> dict[tuple[str, str | None], int | None]:
    counts = await seat.do(count_records, HAAREN)
    return {(each.kind, each.assigned_to): each.records for each in counts}


async def list_assigned(seat: Office) -> set[tuple[str, str]]:
    """List what is assigned, as the owner sees it."""
    tables = ("licence", "operator_licence", "inspection", "annotation")
    found = [
        (table, assigned)
        for table in tables
        for (assigned,) in await seat.look(
            f"SELECT assigned_to FROM register.{table} WHERE assigned_to IS NOT NULL"
        )
    ]
    return {(f"{table} {found.count((table, to))}", to) for table, to in found}


async def test_a_successor_lists_the_split(heirs: Office) -> None:
    found = await heirs.ask(list_splits, TILBURG)

    everyone = ("GM0757", "GM0824", TILBURG, "GM0865")
    assert found == (Split(HAAREN, "Haaren", date(2021, 1, 1), everyone),)
    assert await heirs.ask(list_splits, "GM0344") == ()


async def test_few_records_are_not_told_apart(heirs: Office) -> None:
    counts = await heirs.do(count_records, HAAREN)

    assert len(counts) == 4 * 5
    assert [each for each in counts if each.assigned_to is None] == [
        Count("ANNOTATION", None, None),
        Count("INSPECTION", None, None),
        Count("LICENCE", None, 7),
        Count("OPERATOR_LICENCE", None, 2),
    ]
    assert {each.records for each in counts if each.assigned_to} == {0}


async def test_everything_that_waits_is_assigned(heirs: Office) -> None:
    await heirs.do(assign_records, HAAREN, TILBURG, operator_licence=None)

    assert await list_assigned(heirs) == {
        ("licence 7", TILBURG),
        ("operator_licence 2", TILBURG),
        ("inspection 2", TILBURG),
        ("annotation 3", TILBURG),
    }
    counts = await count(heirs)
    assert (counts["LICENCE", None], counts["LICENCE", TILBURG]) == (0, 7)
    assert await heirs.acts() == ["RECORDS_ASSIGNED"]


async def test_what_belongs_to_one_operator_licence_is_assigned(heirs: Office) -> None:
    await heirs.do(assign_records, HAAREN, BOXTEL, operator_licence=OPERATOR)

    assert await list_assigned(heirs) == {
        ("operator_licence 1", BOXTEL),
        ("inspection 1", BOXTEL),
        ("annotation 2", BOXTEL),
    }


async def test_what_was_assigned_stays(heirs: Office) -> None:
    await heirs.do(assign_records, HAAREN, BOXTEL, operator_licence=OPERATOR)
    await heirs.do(assign_records, HAAREN, TILBURG, operator_licence=None)

    with pytest.raises(RecordsAbsentError):
        await heirs.do(assign_records, HAAREN, TILBURG, operator_licence=OPERATOR)

    assert ("operator_licence 1", BOXTEL) in await list_assigned(heirs)
    assert await heirs.acts() == ["RECORDS_ASSIGNED"] * 2


async def test_records_are_assigned_once_by_two_at_once(heirs: Office) -> None:
    other = heirs.acting(await heirs.administrator("boxtel", BOXTEL))

    done = await asyncio.gather(
        heirs.do(assign_records, HAAREN, TILBURG, operator_licence=None),
        other.do(assign_records, HAAREN, BOXTEL, operator_licence=None),
        return_exceptions=True,
    )

    assert None in done
    assert sum(isinstance(each, RecordsAbsentError) for each in done) == 1
    assert len({to for _, to in await list_assigned(heirs)}) == 1


async def test_an_assigned_record_counts_for_its_successor(heirs: Office) -> None:
    await heirs.do(assign_records, HAAREN, TILBURG, operator_licence=None)

    rows = await heirs.look("SELECT DISTINCT placed_in FROM api.operator_licence")

    assert rows == [(TILBURG,)]


@pytest.mark.parametrize("heir", ["GM0344", HAAREN])
async def test_nobody_but_a_successor_gets_records(heirs: Office, heir: str) -> None:
    with pytest.raises(SplitUnknownError):
        await heirs.do(assign_records, HAAREN, heir, operator_licence=None)


async def test_an_administrator_of_elsewhere_learns_and_does_nothing(seat: Office) -> None:
    for split in (HAAREN, "GM0457", "GM9999"):
        with pytest.raises(SplitUnknownError):
            await seat.do(count_records, split)
        with pytest.raises(SplitUnknownError):
            await seat.do(assign_records, split, "GM0855", operator_licence=None)


async def test_who_is_no_administrator_learns_nothing(seat: Office) -> None:
    held = await seat.employ("anna", seat.term("inspector", TILBURG))
    ((officer,),) = await seat.look("SELECT officer_id FROM access.appointment WHERE id = $1", held)

    with pytest.raises(ActorRefusedError):
        await seat.acting(Actor(officer, held, None)).do(count_records, HAAREN)


async def test_the_database_tells_no_one_else_either(heirs: Office) -> None:
    held = await heirs.employ("anna", heirs.term("inspector", TILBURG))

    with pytest.raises(StatementFailedError) as refused:
        await heirs.pages.execute("SELECT access.count_split_records($1, $2)", (HAAREN, held))

    assert refused.value.constraint == "seen_to_by_an_heir"


async def assign_carelessly(seat: Office, heir: str) -> None:
    async with seat.pages.transaction() as session:
        who = (seat.actor.officer_id, seat.actor.appointment_id)
        (row,) = await session.fetch_rows(
            "INSERT INTO access.act (id, officer_id, appointment_id, kind, what) "
            "VALUES (gen_random_uuid(), $1, $2, 'RECORDS_ASSIGNED', '{}') RETURNING id",
            who,
        )
        await session.execute(
            "SELECT access.assign_split_records($1, $2, NULL, $3)", (HAAREN, heir, row["id"])
        )


async def test_the_database_assigns_to_a_successor_only(heirs: Office) -> None:
    with pytest.raises(StatementFailedError) as refused:
        await assign_carelessly(heirs, "GM0344")

    assert refused.value.constraint == "assigned_to_an_heir"
