"""The scene of the attacks: a running gateway, its database behind a relay, and who attacks."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx2
import orjson

from gateway.installing import SHIPPED, install
from policies.rules import Policy, Rule, read_policy
from resolvers.codes import Purpose
from sql.database import connect_owner
from tests.attacks.relay import Relay, open_relay
from tests.fixtures.issuer import CLIENT
from tests.fixtures.postgres import Address
from tests.fixtures.process import Gateway, Staff, start_gateway
from tests.fixtures.sealing import seal_rows
from tests.fixtures.versions import put_in_force

__all__ = ["CALLERS", "PUBLIC", "SECRETS", "Caller", "Scene", "case", "open_scene", "read_codes"]

REGISTER = Path(__file__).parent / "register.sql"
SECRETS = (b"Secret", b"99999001", b"1990-05-17", b"U2VjcmV0")
"""What stands in values that hardly anybody may see: names, texts, numbers, a photograph."""

_SEARCHED = (
    "Licence.status",
    "Licence.validUntil",
    "Application.status",
    "Application.appliedOn",
    "OperatorLicence.number",
    "OperatorLicence.tradeName",
    "OperatorLicence.businessType",
    "OperatorLicence.status",
    "OperatorLicence.municipality",
    "OperatorLicence.validUntil",
    "Inspection.id",
    "Inspection.kind",
    "Inspection.openedAt",
    "Inspection.outcome",
    "Annotation.category",
    "Annotation.madeAt",
)


def case(kind: int, number: int) -> str:
    """Name a row of the register: 3 an inspection, 4 a procedure, 5 a request, 8 a measure."""
    return f"00000000-0000-4000-8000-{kind}{number:011}"


@dataclass(frozen=True)
class Caller:
    """Someone who asks: who, for what, on which case."""

    subject: str | None = None
    purpose: str | None = None
    case: str | None = None


PUBLIC = Caller()
CALLERS: Mapping[str, Caller] = {
    "public": PUBLIC,
    "inspector": Caller("inspector-utrecht", "licence-check", case(3, 1)),
    "inspector without a case": Caller("inspector-utrecht", "licence-check"),
    "inspector without a purpose": Caller("inspector-utrecht"),
    "inspector of Amsterdam": Caller("inspector-amsterdam", "licence-check", case(3, 4)),
    "inspector of The Hague": Caller("inspector-hague", "licence-check", case(3, 5)),
    "supervisor": Caller("inspector-utrecht", "operator-supervision"),
    "supervisor of The Hague": Caller("inspector-hague", "operator-supervision"),
    "police": Caller("police", "licence-check", case(3, 7)),
    "licensing officer": Caller("licensing-utrecht", "licence-issuance", case(4, 1)),
    "licensing officer of Amsterdam": Caller("licensing-amsterdam", "licence-issuance", case(4, 3)),
    "worklist": Caller("licensing-utrecht", "licence-worklist"),
    "worklist of Amsterdam": Caller("licensing-amsterdam", "licence-worklist"),
    "worklist of The Hague": Caller("licensing-hague", "licence-worklist"),
    "operator officer": Caller("operator-utrecht", "operator-supervision"),
    "operator officer of Amsterdam": Caller("operator-amsterdam", "operator-supervision"),
    "operator officer of The Hague": Caller("operator-hague", "operator-supervision"),
    "desk": Caller("desk-utrecht", "data-subject-request", case(5, 1)),
    "administrator": Caller("administrator", "audit"),
    "statistician": Caller("statistician", "statistics", case(9, 2)),
}


class Scene:
    """A running gateway under attack."""

    def __init__(self, gateway: Gateway, relay: Relay, *, staff: Staff, policy: Policy) -> None:
        self.gateway = gateway
        self.relay = relay
        self.staff = staff
        self.policy = policy
        self._tokens: dict[str, str] = {}
        self._open: dict[str, frozenset[str]] = {}

    def headers(self, caller: Caller) -> dict[str, str]:
        """Make the headers of a caller; each has one token, and all share one trace."""
        named = {"Access-Purpose": caller.purpose, "Access-Case": caller.case}
        given = {name: value for name, value in named.items() if value}
        if caller.subject:
            given["Authorization"] = f"Bearer {self.token(caller.subject)}"
        return given | {"traceparent": f"00-{'a' * 32}-{'b' * 16}-01"}

    def token(self, subject: str) -> str:
        """Give the token of an officer, the same one each time."""
        if subject not in self._tokens:
            self._tokens[subject] = self.gateway.issuer.mint(subject, exp=4_000_000_000)
        return self._tokens[subject]

    def ask(self, document: str, caller: Caller | str, **variables: object) -> httpx2.Response:
        """Send one operation as someone."""
        known = CALLERS[caller] if isinstance(caller, str) else caller
        return self.gateway.ask(document, self.headers(known), **variables)

    def send(
        self, content: bytes, caller: Caller | str = PUBLIC, **headers: str
    ) -> httpx2.Response:
        """Send any body as someone, with further headers."""
        known = CALLERS[caller] if isinstance(caller, str) else caller
        sent = {"Content-Type": "application/json"} | self.headers(known)
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.gateway.client.post("/graphql", content=content, headers=sent)

    def send_named(
        self, document: str, name: str, variables: Mapping[str, object], caller: Caller | str
    ) -> httpx2.Response:
        """Send one of several operations of a document."""
        body = {"query": document, "operationName": name, "variables": variables}
        return self.send(orjson.dumps(body), caller)

    def codes(
        self, document: str, caller: Caller | str, **variables: object
    ) -> dict[str | None, str]:
        """Send one operation and give the code of each error by its coordinate."""
        return read_codes(self.ask(document, caller, **variables))

    def data(self, document: str, caller: Caller | str, **variables: object) -> dict[str, Any]:
        """Send one operation that has an answer without errors, and give its data."""
        answer = self.ask(document, caller, **variables).json()
        assert set(answer) <= {"data", "extensions"}, answer
        found: dict[str, Any] = answer["data"]
        return found

    def open_to(self, caller: str) -> frozenset[str]:
        """Name the coordinates that a caller may read, as the gateway tells it."""
        if caller not in self._open:
            document = """query($p: Purpose, $c: UUID) {
              myAccess(purpose: $p, case: $c) { fields { coordinate action } }
            }"""
            known = CALLERS[caller]
            purpose = known.purpose and known.purpose.upper().replace("-", "_")
            asked = self.ask(document, known, p=purpose, c=known.case or case(9, 1)).json()
            fields = asked["data"]["myAccess"]["fields"]
            reads = (each["coordinate"] for each in fields if each["action"] == "READ")
            self._open[caller] = frozenset(reads)
        return self._open[caller]

    async def activate(self, policy: Policy) -> None:
        """Put a policy into force."""
        await put_in_force(self.staff.database.dsn, policy)

    @contextmanager
    def counting(self, caller: Caller | str = PUBLIC) -> Iterator[list[str]]:
        """Gather the statements run within a block; what is known of the caller was read before."""
        self.ask("{ __typename }", caller)
        with self.relay.counting() as statements:
            yield statements

    @contextmanager
    def listening(self) -> Iterator[list[bytes]]:
        """Gather the lines logged within a block, once it has ended."""
        first, lines = self.gateway.log.stat().st_size, list[bytes]()
        yield lines
        lines += self.gateway.log.read_bytes()[first:].splitlines()


def read_codes(answer: httpx2.Response) -> dict[str | None, str]:
    """Give the code of each error of an answer by its coordinate."""
    errors = [each["extensions"] for each in answer.json().get("errors", [])]
    return {each.get("coordinate"): each["code"] for each in errors}


def make_policy() -> Policy:
    """Add to the shipped policy what The Hague closes: every search, and two fields."""
    shipped = read_policy(SHIPPED)
    closed = [(coordinate, "filter") for coordinate in _SEARCHED]
    closed += [("Licence.validFrom", "read"), ("Annotation.finding", "read")]
    added = tuple(
        Rule(f"T{n}", "*", "GM0518", "*", "*", name, action, "*", "", "", "deny", "WRS")
        for n, (name, action) in enumerate(closed)
    )
    return replace(shipped, rules=shipped.rules + added)


@asynccontextmanager
async def open_scene(address: Address, folder: Path) -> AsyncIterator[Scene]:
    """Fill a migrated database and start a gateway on it for the length of a block."""
    policy = make_policy()
    assert await install(address.dsn, policy)
    async with connect_owner(address.dsn) as connection:
        await connection.execute(REGISTER.read_text(encoding="utf-8"))
        await seal_rows(connection)
    staff = Staff(address)
    await staff.register(CLIENT, "NONE", *(purpose.name for purpose in Purpose))
    with (
        open_relay(address.gateway_dsn) as relay,
        start_gateway(
            relay.dsn, folder, HEAD_SECONDS="300", ACCESS_SECONDS="3600", SEAL_SECONDS="3600"
        ) as gateway,
    ):
        yield Scene(gateway, relay, staff=staff, policy=policy)
