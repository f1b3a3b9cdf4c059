"""Which version an address names, and what there is to say of it."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from gateway.admin.errors import RecordAbsentError
from gateway.admin.visits import Visit
from gateway.versions.errors import VersionUnknownError
from gateway.versions.lives import Life, read_life
from gateway.versions.opening import Opened
from gateway.versions.reviewing import Review, weigh
from gateway.versions.shelf import ShelvedVersion
from policies.errors import CasesInvalidError, Finding, PolicyInvalidError
from policies.explanations.changes import FoldedChange, fold_changes
from policies.explanations.folding import Folder
from policies.matrix.difference import compare
from policies.review.remarks import Remark, Severity
from policies.review.reviewing import Review as Look

__all__ = [
    "EXPIRES_WITHIN",
    "Found",
    "find_changes",
    "find_life",
    "look",
    "open_number",
    "read_number",
]

EXPIRES_WITHIN: Final = 30
"""Days before its last in which a rule is remarked."""
_DIGITS: Final = 9


def read_number(text: str) -> int:
    """Read the number of a version; raises `RecordAbsentError` where it is none."""
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise RecordAbsentError
    return int(text)


async def find_life(visit: Visit) -> Life:
    """Find where the version of the address stands; raises `RecordAbsentError`."""
    number = read_number(visit.request.path_params["version"])
    try:
        return await read_life(visit.office.database, number)
    except VersionUnknownError:
        raise RecordAbsentError from None


def follow_version(visit: Visit, version: int) -> None:
    """Begin the breadcrumb of a page about a version."""
    visit.follow(visit.say("Policy versions"), "/policies")
    visit.follow(visit.say("Version {version}", version=version), f"/policies/{version}")


async def open_number(visit: Visit, number: int) -> ShelvedVersion:
    """Open a version; raises `RecordAbsentError` where there is none.

    Raises
    ------
    PolicyInvalidError
        If it does not fit the register.
    """
    try:
        return await visit.office.shelf.open(number)
    except VersionUnknownError:
        raise RecordAbsentError from None


@dataclass(frozen=True)
class Found:
    """What there is to say of a version, beside where it stands."""

    base: int | None
    """The version that it is compared with; `None` where there was none before it."""
    opened: Opened | None = None
    """`None`, as the next one, where it cannot be looked at: see the findings."""
    review: Review | None = None
    changes: tuple[FoldedChange, ...] = ()
    remarks: tuple[Remark, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What is wrong with its rules or its cases."""


async def look(visit: Visit, life: Life) -> Found:
    """Look at a version as it is signed: beside its base, and with its cases."""
    base, day = _choose_base(visit, life)
    try:
        return await _look(visit, life.version, base, day=day)
    except (CasesInvalidError, PolicyInvalidError) as error:
        return Found(base, findings=error.findings)


def _choose_base(visit: Visit, life: Life) -> tuple[int | None, date]:
    """Choose what a version is compared with: what it was signed against, else what is in force."""
    if life.evidence is None:
        head = visit.rights.head.edition.policy_version
        return None if head == life.version else head, visit.rights.day
    return life.based_on, date.fromisoformat(life.evidence.day)


async def _look(visit: Visit, version: int, base: int | None, *, day: date) -> Found:
    shelf = visit.office.shelf
    proposed = await shelf.open(version)
    before = await shelf.open(base) if base else None
    opened = before.opened if before else None
    key = (before.contents if before else None, proposed.contents, day)
    review = await shelf.find(("review", *key), partial(weigh, opened, proposed.opened, day=day))
    changes = await find_changes(visit, before, proposed, day=day) if before else ()
    remarks = await shelf.find(
        ("remarks", *key), partial(_remark, proposed.opened, review, visit.rights.day)
    )
    return Found(base, proposed.opened, review, changes=changes, remarks=remarks)


async def find_changes(
    visit: Visit, before: ShelvedVersion, after: ShelvedVersion, *, day: date
) -> tuple[FoldedChange, ...]:
    """Find what opens and closes between two versions from a day on."""
    key = ("changes", before.contents, after.contents, day)
    work = partial(_fold, before.opened, after.opened, day)
    return await visit.office.shelf.find(key, work)


def _fold(before: Opened, after: Opened, day: date) -> tuple[FoldedChange, ...]:
    snapshot, territory = after.snapshot, after.territory
    difference = compare(before.snapshot, snapshot, territory=territory, first=day)
    folder = Folder(snapshot.vocabulary, snapshot.policy.groups, territory, day)
    return fold_changes(difference, folder)


def _remark(opened: Opened, review: Review, day: date) -> tuple[Remark, ...]:
    found = Look(
        opened.snapshot,
        opened.territory,
        day,
        expires_within=EXPIRES_WITHIN,
        tested=review.results.covered,
    )
    return tuple(each for each in found.remarks if each.kind.severity is Severity.REMARK)
