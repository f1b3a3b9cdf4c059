"""Who may ask the decision point, and which policy answers: decided anew for each call."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

from gateway.errors import (
    ClientAbsentError,
    DecisionsNotOfClientError,
    HeadUnreadableError,
    TokenMissingError,
)
from gateway.heads import Edition, Head, Heads
from gateway.identity import PUBLIC, Caller, Identification
from policies.authzen.domain import Domain
from policies.authzen.register import Register
from sql import query
from sql.database import Database

__all__ = ["Door", "Entered", "FolderDoor", "RegisterDoor"]

RawHeaders: TypeAlias = Iterable[tuple[bytes, bytes]]

_TRIES: Final = 3
"""How often the head is loaded when it changes meanwhile."""


@dataclass(frozen=True)
class Entered:
    """A caller who may ask, and the policy that answers."""

    client: str | None
    domain: Domain
    reference: int | None = None
    """Version of the reference data; `None` where there is no register."""


class Door(Protocol):
    """Lets callers in."""

    async def identify(self, headers: RawHeaders) -> Caller:
        """Find out who calls."""

    async def enter(self, caller: Caller) -> Entered:
        """Find out whether they may ask, and which policy is in force now."""


@dataclass(frozen=True)
class RegisterDoor:
    """Lets registered systems ask about the policy in force; no officer, whoever it is.

    A token must be of the system itself (``sub`` is the client), and the system registered
    for decisions. Both are read together with the head for each call, and never remembered.
    """

    identity: Identification
    database: Database
    heads: Heads

    async def identify(self, headers: RawHeaders) -> Caller:
        """Find out who calls; raise `TokenMissingError` or `TokenInvalidError` for nobody."""
        return await _identify(self.identity, headers)

    async def enter(self, caller: Caller) -> Entered:
        """Find out whether a caller may ask, and which policy is in force.

        Raises
        ------
        ClientAbsentError, DecisionsNotOfClientError
            If it may not ask.
        HeadUnreadableError
            If no policy is in force, or it does not load.
        DatabaseError
            If the database does not answer.
        """
        for _ in range(_TRIES):
            edition = await self._read(caller)
            head = self._loaded()
            if head is not None and head.edition == edition:
                domain = Register(head.snapshot, head.territory)
                return Entered(caller.client, domain, edition.reference_version)
            await self.heads.refresh()
        raise HeadUnreadableError

    def _loaded(self) -> Head | None:
        try:
            return self.heads.current
        except HeadUnreadableError:
            return None

    async def _read(self, caller: Caller) -> Edition:
        """Read in one statement whether the caller may ask and which edition is in force."""
        row = await self.database.fetch_row(query("decision_caller"), (caller.client,))
        if row is None or row["policy_version"] is None:
            raise HeadUnreadableError
        if row["organisation"] is None or caller.organisation not in {None, row["organisation"]}:
            raise ClientAbsentError
        if not row["decides"] or caller.subject != caller.client:
            raise DecisionsNotOfClientError
        return Edition(row["policy_version"], row["reference_version"])


@dataclass(frozen=True)
class FolderDoor:
    """Lets everybody with a token of the issuer ask about a folder's policy."""

    identity: Identification | None
    """`None` lets everybody ask: on loopback only."""
    domain: Domain

    async def identify(self, headers: RawHeaders) -> Caller:
        """Find out who calls; raise `TokenMissingError` or `TokenInvalidError` for nobody."""
        return PUBLIC if self.identity is None else await _identify(self.identity, headers)

    async def enter(self, caller: Caller) -> Entered:
        """Let every caller ask."""
        return Entered(caller.client, self.domain)


async def _identify(identity: Identification, headers: RawHeaders) -> Caller:
    given = tuple(value for name, value in headers if name == b"authorization")
    caller = await identity.identify(given)
    if caller.client is None:
        raise TokenMissingError
    return caller
