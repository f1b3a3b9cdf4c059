"""Changing a draft: what was meant for one state of it never lands on another."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from gateway.loading import load_places
from gateway.versions.errors import DraftChangedError
from gateway.versions.lives import Stored, read_life, read_stored
from gateway.versions.proposing import rewrite
from policies.cases.reading import parse_cases
from policies.cases.running import run_cases
from policies.check import check
from policies.errors import PolicyInvalidError
from policies.pdp import sketch_snapshot
from policies.rules import Group
from sql import query

if TYPE_CHECKING:
    from gateway.loading import Places
    from sql.database import Database, Session

__all__ = ["Change", "Edit", "Frame", "change_draft", "read_cases", "read_frame"]

Change = Callable[[Stored], Stored]
"""From what a draft holds to what it is to hold."""


@dataclass(frozen=True)
class Frame:
    """What the rules of a version stand in."""

    mark: str
    """Fingerprint of rules, groups and cases in their order."""
    groups: tuple[Group, ...]
    bases: frozenset[str]
    """Codes of legal bases."""
    highest: int
    """Highest number of a rule as ``R313``; 0 if there is none."""
    rules: int
    """How many there are."""


@dataclass(frozen=True)
class Edit:
    """Who changes which draft, and from what they saw of it."""

    version: int
    mark: str
    """What `Frame.mark` was when the change was thought of."""
    subject: str
    """The author, as tokens name them."""


async def read_frame(source: "Database | Session", version: int) -> Frame:
    """Read what the rules of a version stand in; of a version that is not there, nothing.

    Notes
    -----
    Source: ``sql/queries/drafts/version_frame.sql``.
    """
    (row,) = await source.fetch_rows(query("version_frame"), (version,))
    groups = tuple(Group(*each) for each in orjson.loads(row["groups"]))
    return Frame(row["mark"], groups, frozenset(row["bases"]), row["highest"], row["rules"])


async def read_cases(source: "Database | Session", version: int) -> dict[str, str]:
    """Read the cases of a version: name of each file -> its text."""
    rows = await source.fetch_rows(query("stored_policy_case_files"), (version,))
    return {row["name"]: row["content"] for row in rows}


async def change_draft(database: "Database", edit: Edit, change: Change) -> None:
    """Change a draft of one's own: all of it, or nothing.

    Parameters
    ----------
    database
        Of the pages.
    edit
        Who changes what.
    change
        What becomes of what the draft holds.

    Raises
    ------
    CasesInvalidError
        If the cases are changed and do not hold together, or do not fit the rules.
    DraftChangedError
        If the draft is not what it was when the change was thought of.
    OfficerRefusedError
        If the officer is not its author, or no policy author any more.
    PolicyInvalidError
        If what it is to hold does not fit the register.
    StateUnfitError
        If it is no draft.
    VersionUnknownError
        If there is no such version.
    """
    async with database.transaction() as session:
        await session.execute(query("lock_head"))
        stored = await read_stored(session, edit.version)
        frame = await read_frame(session, edit.version)
        if frame.mark != edit.mark:
            raise DraftChangedError(edit.version)
        changed = change(stored)
        await asyncio.to_thread(
            _require_fit, stored, changed, await load_places(session), bases=frame.bases
        )
        await _keep(session, edit, changed)


async def _keep(session: "Session", edit: Edit, changed: Stored) -> None:
    life = await read_life(session, edit.version)
    title, subject = life.title or "", edit.subject
    policy, cases = changed.policy, changed.cases
    await rewrite(session, edit.version, policy, cases, title=title, subject=subject)


def _require_fit(before: Stored, after: Stored, places: "Places", *, bases: frozenset[str]) -> None:
    words = places.vocabulary(bases)
    findings = check(after.policy, words)
    if findings:
        raise PolicyInvalidError(findings)
    if after.cases != before.cases:
        snapshot = sketch_snapshot(after.policy, words)
        run_cases(parse_cases(after.cases), snapshot, places.territory)
