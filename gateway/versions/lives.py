"""Policy versions as they are stored, and where each stands in its life."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import orjson

from gateway.versions.errors import OfficerRefusedError, StateUnfitError, VersionUnknownError
from policies.rows import policy_of_rows
from policies.rules import Policy
from policies.versions.evidence import Evidence
from sql import query
from sql.database import Session

__all__ = ["Life", "State", "Stored", "find_officer", "list_lives", "read_life", "read_stored"]


class State(StrEnum):
    """Where a version stands."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    APPROVED = "APPROVED"
    ACTIVE = "ACTIVE"
    RETIRED = "RETIRED"
    WITHDRAWN = "WITHDRAWN"


@dataclass(frozen=True)
class Life:
    """One version: who wrote it, who approved what of it, and since when it is in force."""

    version: int
    sha256: str
    state: State
    title: str | None
    """`None` for the policy that the release ships, as all that follows."""
    based_on: int | None
    author_id: UUID | None
    author: str | None
    proposed_at: datetime | None
    submitted_at: datetime | None
    evidence: Evidence | None
    signature: str | None
    approver: str | None
    approved_at: datetime | None
    in_force_from: datetime | None
    """Also of an activation that is still to come."""

    @property
    def signed(self) -> Evidence:
        """What was submitted to be signed; raises `StateUnfitError` where nothing was."""
        if self.evidence is None:
            raise StateUnfitError(self.version, self.state, "submitted")
        return self.evidence

    def require(self, *states: State) -> None:
        """Refuse a version that is in another state.

        Raises
        ------
        StateUnfitError
            If it is.
        """
        if self.state not in states:
            raise StateUnfitError(self.version, self.state, " or ".join(states))


@dataclass(frozen=True)
class Stored:
    """What a version holds."""

    policy: Policy
    cases: dict[str, str]
    """Name of each file of cases -> its text."""


async def list_lives(session: Session) -> tuple[Life, ...]:
    """List every version, newest first."""
    return tuple(
        _life(dict(row)) for row in await session.fetch_rows(query("policy_lives"), (None,))
    )


async def read_life(session: Session, version: int) -> Life:
    """Read where a version stands.

    Raises
    ------
    VersionUnknownError
        If there is no such version.
    """
    row = await session.fetch_row(query("policy_lives"), (version,))
    if row is None:
        raise VersionUnknownError(version)
    return _life(dict(row))


async def read_stored(session: Session, version: int) -> Stored:
    """Read what a version holds, drafts too.

    Raises
    ------
    VersionUnknownError
        If there is no such version.
    """
    await read_life(session, version)
    rules = await session.fetch_rows(query("stored_policy_rules"), (version,))
    groups = await session.fetch_rows(query("stored_policy_groups"), (version,))
    files = await session.fetch_rows(query("stored_policy_case_files"), (version,))
    return Stored(policy_of_rows(rules, groups), {row["name"]: row["content"] for row in files})


async def find_officer(session: Session, subject: str, role: str) -> UUID:
    """Find the officer who acts, in the role that the act needs.

    Raises
    ------
    OfficerRefusedError
        If there is none with such an appointment today.
    """
    row = await session.fetch_row(query("officer_in_role"), (subject, role))
    if row is None:
        raise OfficerRefusedError(role)
    found: UUID = row["id"]
    return found


def _life(row: dict[str, Any]) -> Life:
    held = row.pop("evidence")
    evidence = Evidence(**orjson.loads(held)) if held else None
    return Life(**row | {"state": State(row["state"]), "evidence": evidence})
