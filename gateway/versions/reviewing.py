"""Reviewing a version: what it changes and whether its cases hold, as fingerprints to sign."""

import asyncio
from dataclasses import dataclass
from datetime import date

from gateway.versions.errors import EvidenceChangedError
from gateway.versions.opening import Opened, open_active, open_version
from policies.cases.reading import parse_cases
from policies.cases.running import Results, run_cases
from policies.matrix.difference import Difference, compare
from policies.versions.evidence import Evidence, fingerprint_cases, make_evidence
from sql.database import Session

__all__ = ["Review", "confirm", "review", "weigh"]


@dataclass(frozen=True)
class Review:
    """What there is to say of a version before it is in force."""

    base: int | None
    """The version in force that it was compared with."""
    difference: Difference
    results: Results
    """What became of the cases of the version."""
    evidence: Evidence


async def review(session: Session, version: int, *, day: date) -> Review:
    """Compare a version with the one in force, and put its cases to it.

    Parameters
    ----------
    session
        Session of the owner or of the pages.
    version
        Number of the version.
    day
        First day that counts.

    Raises
    ------
    CasesInvalidError
        If its cases do not hold together, or do not fit it.
    PolicyInvalidError
        If the version does not fit the register.
    VersionUnknownError
        If there is no such version.
    """
    proposed, base = await open_version(session, version), await open_active(session)
    return await asyncio.to_thread(weigh, base, proposed, day=day)


def weigh(base: Opened | None, proposed: Opened, *, day: date) -> Review:
    """Compare an open version with the one in force, and put its cases to it.

    Parameters
    ----------
    base
        The version in force; `None` before the first.
    proposed
        The version to review.
    day
        First day that counts.

    Raises
    ------
    CasesInvalidError
        If its cases do not hold together, or do not fit it.
    """
    before, after = base.snapshot if base else None, proposed.snapshot
    difference = compare(before or after, after, territory=proposed.territory, first=day)
    results = run_cases(parse_cases(proposed.cases), after, proposed.territory)
    cases = fingerprint_cases(proposed.cases, [each.holds for each in results.verdicts])
    evidence = make_evidence(before, after, difference, cases=cases, day=day)
    return Review(before.version if before else None, difference, results, evidence)


async def confirm(session: Session, version: int, signed: Evidence) -> None:
    """Refuse a version of which something that was signed is not so any more.

    Raises
    ------
    EvidenceChangedError
        If the policy in force, the vocabulary, or what follows from them has changed.
    """
    now = await review(session, version, day=date.fromisoformat(signed.day))
    if signed != now.evidence:
        raise EvidenceChangedError(version, signed.changed(now.evidence))
