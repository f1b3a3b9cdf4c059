"""In which capacity, for which purpose and on which case a request is made.

Only the headers named here are read: who a request says it is for counts for nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from gateway.appointments import Appointment, Appointments, Client, Clients
from gateway.clients.bounds import UNBOUNDED, Bounds
from gateway.errors import (
    AppointmentAbsentError,
    AppointmentAmbiguousError,
    AppointmentMalformedError,
    CaseMalformedError,
    ClientAbsentError,
    HeaderDuplicatedError,
    PurposeNotOfClientError,
    PurposeUnknownError,
    RequestRefusedError,
)
from gateway.identity import Caller, Identification
from policies.territory import Territory
from resolvers.codes import Purpose

__all__ = ["NO_PURPOSE", "PUBLIC_ROLE", "Access", "AccessContext", "Asked", "read_asked"]

RawHeaders: TypeAlias = Iterable[tuple[bytes, bytes]]

NO_PURPOSE: Final = "NONE"
PUBLIC_ROLE: Final = "public"
_NO_HOME: Final = "none"
_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_UUID_LENGTH: Final = 36
_ONCE: Final = {
    b"access-purpose": "Access-Purpose",
    b"access-case": "Access-Case",
    b"access-appointment": "Access-Appointment",
}
_PURPOSES: Final = {
    purpose.name.lower().replace("_", "-").encode("ascii"): purpose.name for purpose in Purpose
}


@dataclass(frozen=True)
class Asked:
    """What the headers of one request say."""

    authorizations: tuple[bytes, ...]
    purpose: str
    """Name of a `Purpose`, or ``NONE``."""
    case: UUID | None
    appointment: UUID | None


@dataclass(frozen=True)
class AccessContext:
    """Who asks, in which capacity, for what and when: all that a decision stands on."""

    caller: Caller
    officer_id: UUID | None
    appointment_id: UUID | None
    role: str
    home: str
    """Municipality or police unit acted for; ``none`` for the public."""
    own: frozenset[str]
    """Municipalities whose records are the caller's own on `day`."""
    purpose: str
    """Name of a `Purpose`, or ``NONE``."""
    case: UUID | None
    day: date
    """Today in Europe/Amsterdam."""
    client: str | None
    limited: bool
    """Whether the client may send trusted documents of its own only."""
    document: str | None = None
    """Fingerprint of the trusted document that is asked; found once the body is read."""
    bounds: Bounds = UNBOUNDED
    """The most that documents of the client may ask for."""


def read_asked(headers: RawHeaders) -> Asked:
    """Read what a request asks access for.

    Parameters
    ----------
    headers
        Names in lower case and values, as ASGI gives them.

    Raises
    ------
    HeaderDuplicatedError, PurposeUnknownError, CaseMalformedError, AppointmentMalformedError
        If a header stands there twice or does not have its form.
    """
    authorizations: list[bytes] = []
    given: dict[bytes, bytes] = {}
    for name, value in headers:
        if name == b"authorization":
            authorizations.append(value)
        elif name in _ONCE:
            if name in given:
                raise HeaderDuplicatedError(_ONCE[name])
            given[name] = value
    return Asked(
        authorizations=tuple(authorizations),
        purpose=_read_purpose(given),
        case=_read_uuid(given.get(b"access-case"), CaseMalformedError),
        appointment=_read_uuid(given.get(b"access-appointment"), AppointmentMalformedError),
    )


def _read_purpose(given: Mapping[bytes, bytes]) -> str:
    if b"access-purpose" not in given:
        return NO_PURPOSE
    purpose = _PURPOSES.get(given[b"access-purpose"].strip())
    if purpose is None:
        raise PurposeUnknownError(name.decode("ascii") for name in _PURPOSES)
    return purpose


def _read_uuid(
    value: bytes | None, error: type[CaseMalformedError | AppointmentMalformedError]
) -> UUID | None:
    if value is None:
        return None
    text = value.strip().decode("latin-1")
    try:
        found = UUID(text)
    except ValueError:
        raise error from None
    # The constructor also takes braces, prefixes and missing hyphens.
    if str(found) != text.lower():
        raise error
    return found


class Access:
    """Turns the headers of a request into an `AccessContext`."""

    def __init__(
        self, identity: Identification, appointments: Appointments, clients: Clients
    ) -> None:
        self._identity = identity
        self._appointments = appointments
        self._clients = clients

    async def enter(self, headers: RawHeaders, territory: Territory) -> AccessContext:
        """Find out who asks, in which capacity and for what.

        Parameters
        ----------
        headers
            Names in lower case and values, as ASGI gives them.
        territory
            Tells which municipalities' records are an appointment's own.

        Raises
        ------
        RequestRefusedError
            If the token, a header, the appointment or the client is not accepted.
        DatabaseError
            If appointments or clients cannot be read.
        """
        asked = read_asked(headers)
        caller = await self._identity.identify(asked.authorizations)
        return await self.resolve(caller, asked, territory)

    async def resolve(self, caller: Caller, asked: Asked, territory: Territory) -> AccessContext:
        """Find the capacity of a caller who is known; as `enter`.

        A refusal that stands on something remembered is decided once more on what is in force.
        """
        try:
            return await self._resolve(caller, asked, territory)
        except RequestRefusedError:
            if not self.forget(caller):
                raise
        return await self._resolve(caller, asked, territory)

    def forget(self, caller: Caller) -> bool:
        """Let go what is remembered of a caller; tell whether there was anything."""
        gone = [
            caller.subject is not None and self._appointments.forget(caller.subject),
            caller.client is not None and self._clients.forget(caller.client),
        ]
        return any(gone)

    async def _resolve(self, caller: Caller, asked: Asked, territory: Territory) -> AccessContext:
        day = datetime.now(_AMSTERDAM).date()
        # A system that may not connect learns nothing of the officers who come through it.
        client = await self._find_client(caller, asked.purpose)
        held = await self._find_appointment(caller, asked)
        return AccessContext(
            caller=caller,
            officer_id=held.officer_id if held else None,
            appointment_id=held.id if held else None,
            role=held.role if held else PUBLIC_ROLE,
            home=held.home if held else _NO_HOME,
            own=territory.own(held.home, day) if held else frozenset(),
            purpose=asked.purpose,
            case=asked.case,
            day=day,
            client=caller.client,
            limited=client is not None and client.limited,
            bounds=client.bounds if client else UNBOUNDED,
        )

    async def _find_appointment(self, caller: Caller, asked: Asked) -> Appointment | None:
        if caller.subject is None:
            if asked.appointment is not None:
                raise AppointmentAbsentError
            return None
        return _choose(await self._appointments.held_by(caller.subject), asked.appointment)

    async def _find_client(self, caller: Caller, purpose: str) -> Client | None:
        if caller.client is None:
            return None
        client = await self._clients.find(caller.client)
        if client is None or caller.organisation not in {None, client.organisation}:
            raise ClientAbsentError
        if purpose not in client.purposes:
            raise PurposeNotOfClientError(purpose)
        return client


def _choose(held: Sequence[Appointment], named: UUID | None) -> Appointment:
    fitting = [one for one in held if named in {None, one.id}]
    if not fitting:
        raise AppointmentAbsentError
    if len(fitting) > 1:
        raise AppointmentAmbiguousError(one.told for one in fitting)
    return fitting[0]
