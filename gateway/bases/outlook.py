"""What a change of a legal basis opens and closes, and from which day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Basis", "Outlook", "Turn", "look_ahead"]

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Basis:
    """A legal basis, as it is or shall be."""

    code: str
    instrument: str
    in_force_from: date | None
    """`None` while it is not in force."""
    in_force_until: date | None
    """The last day; `None` for none."""
    types: tuple[str, ...]
    """Names of GraphQL types that are answered on it."""
    purposes: tuple[str, ...]
    synthetic_only: bool
    """Whether it bears made-up records only."""

    def in_force(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        if self.in_force_from is None or day < self.in_force_from:
            return False
        return self.in_force_until is None or day <= self.in_force_until


@dataclass(frozen=True)
class Turn:
    """What becomes open or closed for a while."""

    type: str
    purposes: tuple[str, ...]
    """For which purposes, in order; empty where it is about keeping records."""
    first: date
    last: date | None
    """`None` for no end."""
    opens: bool


@dataclass(frozen=True)
class Outlook:
    """What a change does, from today on."""

    answers: tuple[Turn, ...]
    """Types that are answered, or not any more."""
    records: tuple[Turn, ...]
    """Types of which real records may be written, or not any more."""

    @property
    def closes(self) -> tuple[str, ...]:
        """The types of which something closes, in order."""
        turns = (*self.answers, *self.records)
        return tuple(sorted({turn.type for turn in turns if not turn.opens}))


_Opening = frozenset[tuple[str, str]]


def look_ahead(bases: Iterable[Basis], proposed: Basis, day: date) -> Outlook:
    """Compare what would be open with what is, on every day from today.

    Parameters
    ----------
    bases
        Every legal basis as it is.
    proposed
        One of them as it shall be, or a new one.
    day
        Today.
    """
    before = tuple(bases)
    after = (*(basis for basis in before if basis.code != proposed.code), proposed)
    spans = list(_spans((*before, proposed), day))
    return Outlook(
        answers=tuple(
            _turns([(_answered(before, d), _answered(after, d)) for d, _ in spans], spans)
        ),
        records=tuple(_turns([(_kept(before, d), _kept(after, d)) for d, _ in spans], spans)),
    )


def _spans(bases: Iterable[Basis], day: date) -> Iterator[tuple[date, date | None]]:
    turning = {day}
    for basis in bases:
        turning |= {basis.in_force_from} if basis.in_force_from else set()
        turning |= {basis.in_force_until + _DAY} if basis.in_force_until else set()
    firsts = sorted(each for each in turning if each >= day)
    lasts = [each - _DAY for each in firsts[1:]]
    return zip(firsts, [*lasts, None], strict=True)


def _answered(bases: Iterable[Basis], day: date) -> _Opening:
    held = [basis for basis in bases if basis.in_force(day)]
    return frozenset((type_, goal) for b in held for type_ in b.types for goal in b.purposes)


def _kept(bases: Iterable[Basis], day: date) -> _Opening:
    held = [basis for basis in bases if basis.in_force(day) and not basis.synthetic_only]
    return frozenset((type_, "") for basis in held for type_ in basis.types)


def _turns(
    openings: list[tuple[_Opening, _Opening]], spans: list[tuple[date, date | None]]
) -> Iterator[Turn]:
    found: dict[tuple[str, bool, tuple[str, ...]], list[tuple[date, date | None]]] = {}
    for (before, after), (first, last) in zip(openings, spans, strict=True):
        for opens, changed in ((True, after - before), (False, before - after)):
            for type_ in sorted({type_ for type_, _ in changed}):
                goals = tuple(sorted(goal for kind, goal in changed if kind == type_ and goal))
                held = found.setdefault((type_, opens, goals), [])
                if held and held[-1][1] == first - _DAY:
                    first_held, _ = held.pop()
                    held.append((first_held, last))
                else:
                    held.append((first, last))
    for (type_, opens, goals), periods in sorted(found.items()):
        yield from (Turn(type_, goals, first, last, opens=opens) for first, last in periods)
