"""Doing acts in tests: who does it, with a key of its own, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import orjson

from tests.fixtures.process import Gateway, Staff

__all__ = ["Officer", "Result", "make_officer"]


@dataclass(frozen=True)
class Result:
    """What came of an act."""

    data: Any
    """What it answered; `None` where it was refused."""
    code: str | None
    """Code of the first error."""
    message: str = ""


@dataclass(frozen=True)
class Officer:
    """An officer under one appointment, who asks a gateway."""

    gateway: Gateway
    subject: str
    appointment: UUID
    headers: Mapping[str, str] = field(default_factory=dict)

    def act(
        self,
        act: str,
        given: Mapping[str, object],
        *,
        select: str = "id version",
        purpose: str = "operator-supervision",
        case: object = None,
        key: UUID | None = None,
    ) -> Result:
        """Do one act: ``openInspection`` with its input."""
        kind = act[0].upper() + act[1:]
        document = (
            f"mutation($key: UUID!, $input: {kind}!)"
            f"{{ {act}(key: $key, input: $input) {{ {select} }} }}"
        )
        headers = dict(self.headers) | {"Access-Purpose": purpose}
        if case is not None:
            headers["Access-Case"] = str(case)
        answer = self.gateway.ask(document, headers, key=str(key or uuid4()), input=given)
        body = orjson.loads(answer.content)
        first = (body.get("errors") or [{}])[0]
        code = first.get("extensions", {}).get("code") or body.get("code")
        done = (body.get("data") or {}).get(act)
        return Result(done, code, str(first.get("message", "")))

    def ask(self, document: str, purpose: str, case: object = None, **variables: object) -> Any:
        """Ask something, and give the whole answer."""
        headers = dict(self.headers) | {"Access-Purpose": purpose}
        headers |= {} if case is None else {"Access-Case": str(case)}
        return orjson.loads(self.gateway.ask(document, headers, **variables).content)


async def make_officer(
    staff: Staff, gateway: Gateway, role: str = "inspector", home: str = "GM0344"
) -> Officer:
    """Appoint an officer whom nobody else is."""
    subject = f"{role}-{uuid4()}"
    appointment = await staff.appoint(subject, role, home)
    return Officer(gateway, subject, appointment, gateway.headers(subject))
