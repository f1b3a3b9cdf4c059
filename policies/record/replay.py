"""Recorded decisions made again under the version that made them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from policies.pdp import Snapshot
from policies.record.answers import Asked, Question
from policies.record.records import DecisionRecord
from policies.territory import Territory

__all__ = ["REMEMBERED", "Discrepancy", "Replay"]

REMEMBERED = 32_768
"""Questions whose answers are kept: the same question is decided once."""

_NOTHING = ("nothing", "")


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Something that a record says and that does not come out again."""

    trace: str
    version: int
    what: str
    """Coordinate and action, ``policy`` or ``own``."""
    recorded: str
    replayed: str


class Replay:
    """Makes the decisions of one version again.

    Parameters
    ----------
    snapshot
        The version, as it is stored now.
    territory
        Tells which municipalities are a home's own.
    reference
        Version of the reference data that the territory stands on; what was decided under
        another one is decided again with the own municipalities that were recorded.
    """

    def __init__(self, snapshot: Snapshot, territory: Territory, reference: int) -> None:
        self._snapshot = snapshot
        self._territory = territory
        self._reference = reference
        self._decided = lru_cache(maxsize=REMEMBERED)(self._decide)

    def compare(self, record: DecisionRecord) -> Iterator[Discrepancy]:
        """Make one decision again and give everything that is not as it was recorded."""
        if record.sha256 != self._snapshot.sha256:
            yield _differ(record, "policy", record.sha256, self._snapshot.sha256)
        yield from self._compare_own(record)
        replayed = self._decided(record.asked)
        if replayed != record.answers:
            yield from _compare_answers(record, replayed)

    def _compare_own(self, record: DecisionRecord) -> Iterator[Discrepancy]:
        asked = record.asked
        if record.reference != self._reference or not isinstance(asked, Question):
            return
        own = self._territory.own(asked.context.home, asked.context.day)
        if own != asked.own:
            yield _differ(record, "own", _write(asked.own), _write(own))

    def _decide(self, asked: Asked) -> tuple[tuple[str, str], ...]:
        return tuple(each.texts for each in asked.decide(self._snapshot))


def _compare_answers(
    record: DecisionRecord, replayed: tuple[tuple[str, str], ...]
) -> Iterator[Discrepancy]:
    names = [f"{cell.coordinate} {cell.action}" for cell in record.asked.cells]
    for what, was, now in zip_longest(names, record.answers, replayed, fillvalue=_NOTHING):
        if was != now:
            yield _differ(record, str(what), " ".join(was).strip(), " ".join(now).strip())


def _differ(record: DecisionRecord, what: str, recorded: str, replayed: str) -> Discrepancy:
    return Discrepancy(record.trace, record.version, what, recorded, replayed)


def _write(codes: frozenset[str]) -> str:
    return " ".join(sorted(codes))
