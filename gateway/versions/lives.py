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
from sql.database import Database, Session

__all__ = [
    "Excerpt",
    "Life",
    "State",
    "Stored",
    "find_officer",
    "list_lives",
    "page_lives",
    "read_life",
    "read_stored",
]


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
    withdrawn_at: datetime | None
    evidence: Evidence | None
    signature: str | None
    approver: str | None
    approved_at: datetime | None
    activator: str | None
    activated_at: datetime | None
    """When it was decided that it comes into force."""
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


@dataclass(frozen=True)
class Excerpt:
    """Some of the versions, newest first."""

    lives: tuple[Life, ...]
    total: int
    """Versions there are of this state; 0 where the excerpt is beyond the last one."""


async def list_lives(session: Database | Session) -> tuple[Life, ...]:
    """List every version, newest first."""
    return (await page_lives(session, None, count=None, skip=0)).lives


async def page_lives(
    session: Database | Session, state: State | None, *, count: int | None, skip: int
) -> Excerpt:
    """List some versions, newest first.

    Parameters
    ----------
    session
        Pool or session of the owner or of the pages.
    state
        State that they have; `None` for any.
    count, skip
        How many, `None` for all, after how many.
    """
    rows = await session.fetch_rows(query("policy_lives"), (None, state, count, skip))
    return Excerpt(tuple(_life(dict(row)) for row in rows), rows[0]["total"] if rows else 0)


async def read_life(session: Database | Session, version: int) -> Life:
    """Read where a version stands.

    Raises
    ------
    VersionUnknownError
        If there is no such version.
    """
    row = await session.fetch_row(query("policy_lives"), (version, None, None, 0))
    if row is None:
        raise VersionUnknownError(version)
    return _life(dict(row))


async def read_stored(session: Database | Session, version: int) -> Stored:
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
    del row["total"]
    held = row.pop("evidence")
    evidence = Evidence(**orjson.loads(held)) if held else None
    return Life(**row | {"state": State(row["state"]), "evidence": evidence})
