"""Opening and ending a session of an officer who has proved who they are."""

from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response

from gateway.admin.errors import CapacityAbsentError
from gateway.admin.office import Office
from gateway.admin.sessions import Proof
from gateway.admin.visits import Visit
from sql import query

__all__ = ["Proven", "end_session", "forget", "open_session"]

_CARRIED: Final = ("kept", "flashes")


@dataclass(frozen=True)
class Proven:
    """What the provider said of an officer."""

    subject: str
    acr: str
    session: str | None = None
    """What the provider calls its own session."""
    id_token: str | None = None


async def _find_proof(office: Office, proven: Proven) -> Proof:
    """Find the officer whom the provider names.

    Raises
    ------
    CapacityAbsentError
        If the register knows no such officer.
    """
    row = await office.database.fetch_row(query("officer_by_subject"), (proven.subject,))
    if row is None:
        raise CapacityAbsentError
    return Proof(row["id"], row["appointment_id"], proven.acr, proven.session, proven.id_token)


async def open_session(visit: Visit, proven: Proven, response: Response) -> None:
    """Open a new session and give its word to the browser; one there was before is ended.

    What the same officer left half done is carried along.
    """
    office, before = visit.office, visit.session
    proof = await _find_proof(office, proven)
    carried: dict[str, Any] = {}
    if before and before.officer and before.officer.id == proof.officer:
        carried = {name: before.content[name] for name in _CARRIED if name in before.content}
        chosen = before.capacity.appointment.id if before.capacity else proof.appointment
        proof = Proof(proof.officer, chosen, proof.acr, proof.provider_session, proof.id_token)
    word = await office.sessions.open(proof, carried)
    if before:
        await office.sessions.end(before)
        visit.session = None
    response.set_cookie(
        office.cookie, word, path="/", secure=office.secure, httponly=True, samesite="strict"
    )


async def end_session(visit: Visit) -> None:
    """End the session of a visit, where there is one."""
    if visit.session:
        await visit.office.sessions.end(visit.session)
        visit.session = visit.entered = None


def forget(visit: Visit, response: Response) -> Response:
    """Let the browser forget the session."""
    response.delete_cookie(
        visit.office.cookie,
        path="/",
        secure=visit.office.secure,
        httponly=True,
        samesite="strict",
    )
    return response
