"""A trusted document is proposed by one officer, approved by another, and withdrawn for good."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Final
from uuid import UUID

import pytest
import pytest_asyncio

from gateway.access import NO_PURPOSE
from gateway.limits import DocumentError
from gateway.trusted.deciding import Proposal, Sending, approve, limit_client, propose, withdraw
from gateway.trusted.errors import (
    ApprovalOwnError,
    ClientUnknownError,
    DocumentAbsentError,
    DocumentDecidedError,
    DocumentPresentError,
    OfficerUnfitError,
    TrustedError,
)
from gateway.trusted.lives import State, list_documents, read_document
from sql.database import PAGES_ROLE, Database, Session
from tests.fixtures.issuer import CLIENT
from tests.fixtures.postgres import Address, MakeDatabase
from tests.fixtures.process import Staff
from tests.trusted.scene import APPROVER, DOCUMENTS, OTHER, PROPOSER

TEXT = "{ me { name } }"
NOBODY = UUID(int=0)


@pytest_asyncio.fixture(scope="module")
async def pages(make_database: MakeDatabase, template: Address) -> AsyncIterator[Database]:
    """The pages' way to a database with two administrators and two systems."""
    async with make_database("lives", template.name) as address:
        staff = Staff(address)
        for subject in (PROPOSER, APPROVER):
            await staff.appoint(subject, "functional_administrator", "GM0344")
        await staff.appoint("inspector", "inspector", "GM0344")
        await staff.register(CLIENT, NO_PURPOSE)
        await staff.register(OTHER, NO_PURPOSE)
        database = await Database.connect(address.gateway_dsn, role=PAGES_ROLE, min_size=1)
        yield database
        await database.close()


@pytest_asyncio.fixture
async def session(pages: Database) -> AsyncIterator[Session]:
    """A session of the pages; what it does is not kept."""
    with suppress(ZeroDivisionError):
        async with pages.transaction() as opened:
            yield opened
            raise ZeroDivisionError


async def proposed(session: Session, text: str = TEXT, client: str = CLIENT) -> UUID:
    proposal = Proposal(client, "Mine", text)
    return await propose(session, proposal, subject=PROPOSER, documents=DOCUMENTS)


async def approved(session: Session, subject: str = APPROVER) -> UUID:
    made = await proposed(session)
    await approve(session, made, subject=subject, documents=DOCUMENTS)
    return made


async def test_a_document_says_who_proposed_approved_and_withdrew_it(session: Session) -> None:
    made = await approved(session)
    await withdraw(session, made, subject=PROPOSER)

    found = await read_document(session, made)

    assert (found.client, found.name, found.content) == (CLIENT, "Mine", TEXT)
    assert (found.proposer, found.approver, found.withdrawer) == (PROPOSER, APPROVER, PROPOSER)
    assert found.state is State.WITHDRAWN
    assert found.proposed_at == found.approved_at == found.withdrawn_at
    assert found.document_id == f"sha256:{found.sha256}"
    assert found.used_on is None


async def test_the_documents_of_a_system_are_listed(session: Session) -> None:
    made = {await proposed(session, f"{TEXT} # {number}") for number in range(3)}
    other = await proposed(session, client=OTHER)

    listed = await list_documents(session, CLIENT)
    every = await list_documents(session, None)

    assert {each.id for each in listed} == made
    assert {each.id for each in every} == made | {other}
    assert {each.state for each in every} == {State.PROPOSED}


Step = Callable[[Session], Awaitable[object]]


REFUSED: Final[Mapping[str, tuple[Step, type[Exception]]]] = {
    "own": (lambda s: approved(s, PROPOSER), ApprovalOwnError),
    "approver is none": (lambda s: approved(s, "inspector"), OfficerUnfitError),
    "approver is nobody": (lambda s: approved(s, "nobody"), OfficerUnfitError),
    "approves nothing": (
        lambda s: approve(s, NOBODY, subject=APPROVER, documents=DOCUMENTS),
        DocumentAbsentError,
    ),
    "withdraws nothing": (lambda s: withdraw(s, NOBODY, subject=APPROVER), DocumentAbsentError),
    "withdrawer": (lambda s: withdraw(s, NOBODY, subject="inspector"), OfficerUnfitError),
    "client": (lambda s: proposed(s, client="nobody"), ClientUnknownError),
    "text": (lambda s: proposed(s, "{ none }"), DocumentError),
    "limits nobody": (
        lambda s: limit_client(s, "nobody", Sending.ANY, subject=PROPOSER),
        ClientUnknownError,
    ),
    "limiter": (
        lambda s: limit_client(s, CLIENT, Sending.ANY, subject="inspector"),
        OfficerUnfitError,
    ),
}


@pytest.mark.parametrize(("step", "error"), REFUSED.values(), ids=list(REFUSED))
async def test_what_may_not_be_done_is_refused(
    session: Session, step: Step, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await step(session)


async def test_a_text_is_proposed_once_for_a_system(session: Session) -> None:
    made = await proposed(session)
    await proposed(session, client=OTHER)

    with pytest.raises(DocumentPresentError):
        await proposed(session)
    await withdraw(session, made, subject=PROPOSER)
    assert await proposed(session) != made


async def test_a_document_is_decided_once(session: Session) -> None:
    made = await approved(session)

    with pytest.raises(DocumentDecidedError, match="APPROVED"):
        await approve(session, made, subject=APPROVER, documents=DOCUMENTS)
    await withdraw(session, made, subject=APPROVER)
    with pytest.raises(DocumentDecidedError, match="WITHDRAWN") as refused:
        await withdraw(session, made, subject=APPROVER)
    assert refused.value.state == State.WITHDRAWN


@pytest.mark.parametrize("error", TrustedError.__subclasses__())
def test_every_error_has_a_code_of_its_own(error: type[TrustedError]) -> None:
    codes = [each.code for each in TrustedError.__subclasses__()]

    assert error.code.startswith("TRUSTED_")
    assert codes.count(error.code) == 1
