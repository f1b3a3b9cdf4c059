"""Whose records become whose own by successions, and from which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from policies.territory import SPLIT, Succession, Territory

__all__ = ["Inheritance", "Waiting", "find_inheritances", "find_waiting"]


@dataclass(frozen=True)
class Inheritance:
    """What the officers of one home call their own from a day on."""

    day: date
    home: str
    """Municipality or police unit."""
    gains: tuple[str, ...]
    """Municipalities whose records become its own, in order."""
    losses: tuple[str, ...]
    """Municipalities whose records are its own no longer, in order."""


@dataclass(frozen=True)
class Waiting:
    """A municipality that is split: its records wait until they are assigned."""

    day: date
    code: str
    heirs: tuple[str, ...]
    """Its successors, in order."""


def find_inheritances(
    before: Territory, after: Territory, days: Iterable[date], homes: Iterable[str]
) -> tuple[Inheritance, ...]:
    """Compare what each home calls its own, on some days.

    Parameters
    ----------
    before, after
        As it is and as it would be.
    days
        Days on which something changes.
    homes
        Municipalities and police units.

    Returns
    -------
    tuple of Inheritance
        In order of day and home; only where something changes.
    """
    asked = sorted(set(homes))
    compared = (
        (day, home, before.own(home, day), after.own(home, day))
        for day in sorted(set(days))
        for home in asked
    )
    return tuple(
        Inheritance(day, home, tuple(sorted(will - was)), tuple(sorted(was - will)))
        for day, home, was, will in compared
        if was != will
    )


def find_waiting(successions: Iterable[Succession]) -> tuple[Waiting, ...]:
    """Find the municipalities that are split, in order of day and code."""
    heirs: dict[tuple[date, str], list[str]] = {}
    for each in successions:
        if each.kind == SPLIT:
            heirs.setdefault((each.succeeded_on, each.from_code), []).append(each.to_code)
    return tuple(Waiting(*key, tuple(sorted(codes))) for key, codes in sorted(heirs.items()))
