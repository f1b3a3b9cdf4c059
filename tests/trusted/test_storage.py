"""The database itself holds what becomes of a trusted document, whoever writes."""

from collections.abc import AsyncIterator
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from gateway.trusted.lives import read_document, read_last_uses
from sql.database import Session, connect_owner
from sql.errors import StatementFailedError
from tests.fixtures.issuer import CLIENT
from tests.fixtures.postgres import Address
from tests.fixtures.process import Staff
from tests.trusted.scene import OTHER, Scene, name_of

pytest_plugins = ["tests.trusted.fixtures"]

TEXT = "{ me { name } }"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access.trusted_document SET content = 'x'",
        "UPDATE access.trusted_document SET proposed_by = approved_by",
        "UPDATE access.trusted_document SET approved_at = now(), approved_by = proposed_by",
        "UPDATE access.trusted_document SET approved_at = now() WHERE approved_at IS NULL",
        "UPDATE access.trusted_document SET withdrawn_at = now() WHERE withdrawn_at IS NULL",
        "DELETE FROM access.trusted_document",
        "DELETE FROM access.client_use",
        "INSERT INTO access.client_use (client, used_on) SELECT id, now() FROM access.client",
        "UPDATE access.client SET purposes = '{}'",
        "UPDATE access.client SET documents = 'NONE'",
    ],
)
async def test_the_pages_cannot_do_more(trusting: Scene, statement: str) -> None:
    await trusting.propose(f"{TEXT} # {uuid4()}")

    with pytest.raises(StatementFailedError, match=r"42501|23514|23001"):
        await trusting.pages.execute(statement)


PROPOSE = """
INSERT INTO access.trusted_document (client, sha256, content, name, proposed_by)
SELECT $1, encode(sha256(convert_to($2, 'UTF8')), 'hex'), $2, 'Test', id
FROM access.officer WHERE subject = 'one'"""
DECIDE = """
UPDATE access.trusted_document SET {0}_at = now(), {0}_by = (
    SELECT id FROM access.officer WHERE subject = '{1}'
)"""
APPROVED_AT_ONCE = """
INSERT INTO access.trusted_document
SELECT gen_random_uuid(), $1, sha256, content, name, proposed_by, now(), approved_by, now()
FROM access.trusted_document"""
CHANGES = (
    DECIDE.format("approved", "three"),
    "UPDATE access.trusted_document SET approved_by = NULL, approved_at = NULL",
    "UPDATE access.trusted_document SET name = 'Other'",
    "UPDATE access.trusted_document SET id = gen_random_uuid()",
    "UPDATE access.trusted_document SET proposed_at = now() - interval '1 day'",
    "DELETE FROM access.trusted_document",
)


@pytest_asyncio.fixture
async def deposit(fresh_database: Address) -> AsyncIterator[Session]:
    """The owner's session on a register with one document that is approved."""
    staff = Staff(fresh_database)
    for subject in ("one", "two", "three"):
        await staff.appoint(subject, "functional_administrator", "GM0344")
    await staff.register(CLIENT, "NONE")
    await staff.register(OTHER, "NONE")
    async with connect_owner(fresh_database.dsn) as connection:
        session = Session(connection)
        await session.execute(PROPOSE, (CLIENT, TEXT))
        await session.execute(DECIDE.format("approved", "two"))
        yield session


@pytest.mark.parametrize("change", CHANGES)
async def test_an_approved_document_is_only_withdrawn(deposit: Session, change: str) -> None:
    with pytest.raises(StatementFailedError, match="23001"):
        await deposit.execute(change)

    await deposit.execute(DECIDE.format("withdrawn", "one"))


@pytest.mark.parametrize("change", [*CHANGES, DECIDE.format("withdrawn", "two")])
async def test_a_withdrawn_document_never_changes(deposit: Session, change: str) -> None:
    await deposit.execute(DECIDE.format("withdrawn", "one"))

    with pytest.raises(StatementFailedError, match="23001"):
        await deposit.execute(change)


async def test_no_document_begins_as_approved(deposit: Session) -> None:
    with pytest.raises(StatementFailedError, match="23001"):
        await deposit.execute(APPROVED_AT_ONCE, (OTHER,))


async def test_nobody_approves_what_they_proposed(deposit: Session) -> None:
    await deposit.execute(PROPOSE, (OTHER, TEXT))
    approve = f"{DECIDE.format('approved', 'one')} WHERE approved_by IS NULL"

    with pytest.raises(StatementFailedError, match="23514"):
        await deposit.execute(approve)


async def test_a_document_is_named_by_the_hash_of_its_text(deposit: Session) -> None:
    with pytest.raises(StatementFailedError, match="23514"):
        await deposit.execute(PROPOSE.replace("$2, 'Test'", "$2 || ' ', 'Test'"), (OTHER, TEXT))


async def test_the_last_day_of_use_is_known_of_systems_and_documents(own_trusting: Scene) -> None:
    used, unused = [await own_trusting.trust(f"{TEXT} # {number}") for number in range(2)]
    before = await own_trusting.act(read_last_uses)

    codes = [own_trusting.code(documentId=name_of(f"{TEXT} # 0")) for _ in range(2)]
    codes.append(own_trusting.code(OTHER, query=TEXT))

    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    assert (before, codes) == ({}, ["OK"] * 3)
    assert await own_trusting.act(read_last_uses) == {CLIENT: today, OTHER: today}
    assert await used_on(own_trusting, used) == today
    assert await used_on(own_trusting, unused) is None


async def used_on(scene: Scene, made: UUID) -> date | None:
    document = await scene.act(lambda session: read_document(session, made))
    return document.used_on
