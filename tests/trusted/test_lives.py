"""A trusted document is proposed by one officer, approved by another, and withdrawn for good."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import orjson
import pytest
import pytest_asyncio

from gateway.access import NO_PURPOSE
from gateway.acts.acting import OWNER, Actor
from gateway.acts.errors import ActorRefusedError
from gateway.limits import DocumentError
from gateway.trusted.deciding import Proposal, Sending, approve, limit_client, propose, withdraw
from gateway.trusted.errors import (
    ApprovalOwnError,
    ClientUnknownError,
    DocumentAbsentError,
    DocumentDecidedError,
    DocumentPresentError,
    TrustedError,
)
from gateway.trusted.lives import State, list_documents, read_document
from sql.database import PAGES_ROLE, Database, Session
from tests.fixtures.issuer import CLIENT
from tests.fixtures.postgres import Address
from tests.fixtures.process import Staff
from tests.trusted.scene import APPROVER, DOCUMENTS, OTHER, PROPOSER, hire, name_of

TEXT = "{ me { name } }"
SHA256 = name_of(TEXT).removeprefix("sha256:")
NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Meeting:
    """A session of the pages, and the officers who act in it."""

    session: Session
    proposer: Actor
    approver: Actor
    inspector: Actor

    async def propose(self, text: str = TEXT, client: str = CLIENT) -> UUID:
        proposal = Proposal(client, "Mine", text)
        return await propose(self.session, self.proposer, proposal, documents=DOCUMENTS)

    async def approve(self, made: UUID, actor: Actor | None = None) -> None:
        await approve(self.session, actor or self.approver, made, documents=DOCUMENTS)

    async def withdraw(self, made: UUID, actor: Actor | None = None) -> None:
        await withdraw(self.session, actor or self.proposer, made)

    async def limit(self, client: str, actor: Actor | None = None) -> None:
        acting = actor or self.proposer
        await limit_client(self.session, acting, client, sending=Sending.TRUSTED)

    async def trust(self, actor: Actor | None = None) -> UUID:
        made = await self.propose()
        await self.approve(made, actor)
        return made


@pytest_asyncio.fixture
async def meeting(fresh_database: Address) -> AsyncIterator[Meeting]:
    """The pages' session with two administrators, an inspector and two systems."""
    staff = Staff(fresh_database)
    actors = [await hire(staff, each) for each in (PROPOSER, APPROVER)]
    actors.append(await hire(staff, "inspector", "inspector"))
    await staff.register(CLIENT, NO_PURPOSE)
    await staff.register(OTHER, NO_PURPOSE)
    pages = await Database.connect(fresh_database.gateway_dsn, role=PAGES_ROLE, min_size=1)
    async with pages.transaction() as session:
        yield Meeting(session, *actors)
    await pages.close()


async def test_a_document_says_who_proposed_approved_and_withdrew_it(meeting: Meeting) -> None:
    made = await meeting.trust()
    await meeting.withdraw(made)

    found = await read_document(meeting.session, made)

    assert (found.client, found.name, found.content) == (CLIENT, "Mine", TEXT)
    assert (found.proposer, found.approver, found.withdrawer) == (PROPOSER, APPROVER, PROPOSER)
    assert found.state is State.WITHDRAWN
    assert found.proposed_at == found.approved_at == found.withdrawn_at
    assert found.document_id == f"sha256:{found.sha256}"
    assert found.used_on is None


async def test_each_step_is_an_act_of_its_officer(meeting: Meeting) -> None:
    await meeting.withdraw(await meeting.trust())
    await meeting.limit(CLIENT)

    rows = await meeting.session.fetch_rows(
        "SELECT kind, officer_id, what::text AS what FROM access.act"
    )

    by, document = meeting.proposer.officer_id, {"client": CLIENT, "sha256": SHA256}
    assert {row["kind"]: (row["officer_id"], orjson.loads(row["what"])) for row in rows} == {
        "DOCUMENT_PROPOSED": (by, document),
        "DOCUMENT_APPROVED": (meeting.approver.officer_id, document),
        "DOCUMENT_WITHDRAWN": (by, document),
        "CLIENT_LIMITED": (by, {"client": CLIENT, "documents": "TRUSTED"}),
    }


async def test_the_documents_of_a_system_are_listed(meeting: Meeting) -> None:
    made = {await meeting.propose(f"{TEXT} # {number}") for number in range(3)}
    other = await meeting.propose(client=OTHER)

    listed = await list_documents(meeting.session, CLIENT)
    every = await list_documents(meeting.session, None)

    assert {each.id for each in listed} == made
    assert {each.id for each in every} == made | {other}
    assert {each.state for each in every} == {State.PROPOSED}


Step = Callable[[Meeting], Awaitable[object]]
REFUSED: Final[Mapping[str, tuple[Step, type[Exception]]]] = {
    "own": (lambda m: m.trust(m.proposer), ApprovalOwnError),
    "approver": (lambda m: m.trust(m.inspector), ActorRefusedError),
    "owner": (lambda m: m.trust(OWNER), ActorRefusedError),
    "approves nothing": (lambda m: m.approve(NOBODY), DocumentAbsentError),
    "withdraws nothing": (lambda m: m.withdraw(NOBODY), DocumentAbsentError),
    "withdrawer": (lambda m: m.withdraw(NOBODY, m.inspector), ActorRefusedError),
    "client": (lambda m: m.propose(client="nobody"), ClientUnknownError),
    "text": (lambda m: m.propose("{ none }"), DocumentError),
    "limits nobody": (lambda m: m.limit("nobody"), ClientUnknownError),
    "limiter": (lambda m: m.limit(CLIENT, m.inspector), ActorRefusedError),
}


@pytest.mark.parametrize(("step", "error"), REFUSED.values(), ids=list(REFUSED))
async def test_what_may_not_be_done_is_refused(
    meeting: Meeting, step: Step, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await step(meeting)


async def test_a_text_is_proposed_once_for_a_system(meeting: Meeting) -> None:
    made = await meeting.propose()
    await meeting.propose(client=OTHER)

    with pytest.raises(DocumentPresentError):
        await meeting.propose()
    await meeting.withdraw(made)
    assert await meeting.propose() != made


async def test_a_document_is_decided_once(meeting: Meeting) -> None:
    made = await meeting.trust()

    with pytest.raises(DocumentDecidedError, match="APPROVED"):
        await meeting.approve(made)
    await meeting.withdraw(made)
    with pytest.raises(DocumentDecidedError, match="WITHDRAWN") as refused:
        await meeting.withdraw(made)
    assert refused.value.state == State.WITHDRAWN


@pytest.mark.parametrize("error", TrustedError.__subclasses__())
def test_every_error_has_a_code_of_its_own(error: type[TrustedError]) -> None:
    codes = [each.code for each in TrustedError.__subclasses__()]

    assert error.code.startswith("TRUSTED_")
    assert codes.count(error.code) == 1
