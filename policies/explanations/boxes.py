"""Boxes of the access matrix in words: who, what, which records, for what, and when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from policies.explanations.folding import Fold, Folder
from policies.explanations.texts import TEXTS
from policies.matrix.boxes import Box, join_boxes
from policies.matrix.periods import Period
from policies.sentences.words import EVERY
from policies.sentences.writing import Language

__all__ = ["Teller", "gather"]

T = TypeVar("T")
MANY = 8
"""Numbers of rules that are listed."""


def gather(ruled: Iterable[tuple[Box, frozenset[T]]]) -> tuple[tuple[Box, frozenset[T]], ...]:
    """Join boxes whatever rules decide on them, for a reader.

    Parameters
    ----------
    ruled
        Boxes that do not overlap, each with the rules that decide there.

    Returns
    -------
    tuple of Box and frozenset
        Fewer boxes, each with all rules that decide in any part of it.
    """
    kept = tuple(ruled)
    return tuple(
        (box, frozenset[T]().union(*(rules for part, rules in kept if _meets(box, part))))
        for box in join_boxes(part for part, _ in kept)
    )


def _meets(box: Box, part: Box) -> bool:
    """Tell whether a part went into a joined box; all of it did, or nothing."""
    columns = ("roles", "homes", "relations", "records", "coordinates", "actions", "purposes")
    return all(getattr(part, each) <= getattr(box, each) for each in columns) and any(
        one.first in other for one in part.periods for other in box.periods
    )


@dataclass(frozen=True)
class Teller:
    """Tells boxes in one language."""

    language: Language
    folder: Folder

    def lines(self, box: Box) -> Iterator[tuple[str, str]]:
        """Tell a box: label and text of each line."""
        labels = TEXTS[self.language].labels
        for name, text in self.parts(box).items():
            yield labels[name], text
        yield labels["cells"], str(self.folder.count(box))

    def parts(self, box: Box) -> Mapping[str, str]:
        """Tell a box: who, what, records, purpose and when -> text."""
        return {
            "who": f"{self._roles(box)} {self._phrases('home', box.homes)}",
            "what": self._what(box),
            "records": self._records(box),
            "purpose": self._phrases("purpose", box.purposes),
            "when": "; ".join(map(self._period, sorted(box.periods))),
        }

    def rules(self, numbers: frozenset[str]) -> str:
        """List the numbers of rules, the first of them if they are many."""
        listed = sorted(numbers)
        said = ", ".join(listed[:MANY]) or "-"
        more = len(listed) - MANY
        return TEXTS[self.language].more.format(said, more) if more > 0 else said

    def label(self, name: str) -> str:
        """Give what stands before a line."""
        return TEXTS[self.language].labels[name]

    def _roles(self, box: Box) -> str:
        return self._phrases("role", box.roles)

    def _what(self, box: Box) -> str:
        words = self.language.words
        actions = (words.name("action", each) for each in sorted(box.actions))
        return f"{', '.join(actions)}: {self._phrases('coordinate', box.coordinates)}"

    def _records(self, box: Box) -> str:
        words = self.language.words
        relations = [words.phrase("relation", each) for each in sorted(box.relations)]
        if box.relations == {"none"}:
            return relations[0]
        return f"{', '.join(relations)} {self._say('record', self.folder.records(box))}"

    def _phrases(self, column: str, values: frozenset[str]) -> str:
        return self._say(column, self.folder.fold(column, values))

    def _say(self, column: str, fold: Fold) -> str:
        words, texts = self.language.words, TEXTS[self.language]
        if not fold.names:
            every = words.phrase(column, EVERY)
            return texts.but.format(every, self._names(column, fold.but)) if fold.but else every
        if len(fold.names) == 1 and not fold.more:
            return words.phrase(column, fold.names[0])
        said = words.frames[column].format(self._names(column, fold.names))
        return texts.more.format(said, fold.more) if fold.more else said

    def _names(self, column: str, values: Iterable[str]) -> str:
        return ", ".join(self.language.words.name(column, each) for each in values)

    def _period(self, period: Period) -> str:
        first = "" if period.first <= self.folder.first else period.first.isoformat()
        last = "" if period.last == date.max else period.last.isoformat()
        return self.language.words.period(first, last)
