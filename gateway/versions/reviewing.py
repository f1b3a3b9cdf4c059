"""Reviewing a version: what it changes and whether its cases hold, as fingerprints to sign."""

import asyncio
from dataclasses import dataclass
from datetime import date

from gateway.loading import Places, load_places
from gateway.versions.errors import EvidenceChangedError
from gateway.versions.lives import Stored, read_stored
from policies.cases.reading import parse_cases
from policies.cases.running import Results, run_cases
from policies.matrix.difference import Difference, compare
from policies.pdp import Snapshot, build_snapshot
from policies.rules import Policy
from policies.versions.evidence import Evidence, fingerprint_cases, make_evidence
from sql import query
from sql.database import Session

__all__ = ["Review", "confirm", "review"]


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
        Session of the owner.
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
    stored = await read_stored(session, version)
    base = await _read_base(session)
    held = await read_stored(session, base) if base else None
    places = await load_places(session)
    return await asyncio.to_thread(_review, stored, (base, held), places, day=day)


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


async def _read_base(session: Session) -> int | None:
    row = await session.fetch_row(query("head"))
    base: int | None = row["policy_version"] if row else None
    return base


def _review(
    stored: Stored, in_force: tuple[int | None, Stored | None], places: Places, *, day: date
) -> Review:
    base, held = in_force
    before = _snapshot(held.policy, places) if held else None
    after = _snapshot(stored.policy, places)
    difference = compare(before or after, after, territory=places.territory, first=day)
    results = run_cases(parse_cases(stored.cases), after, places.territory)
    cases = fingerprint_cases(stored.cases, [each.holds for each in results.verdicts])
    evidence = make_evidence(before, after, difference, cases=cases, day=day)
    return Review(base, difference, results, evidence)


def _snapshot(policy: Policy, places: Places) -> Snapshot:
    bases = {rule.basis for rule in policy.rules}
    words = places.vocabulary(bases)
    return build_snapshot(policy, words, 0)
