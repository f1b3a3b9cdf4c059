"""From a sentence back to its rule."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from policies.errors import SentenceError
from policies.rules import COLUMNS, Rule
from policies.sentences.words import Words
from policies.sentences.writing import PERIOD, Choices, Language, slots

__all__ = ["read"]

NUMBER = re.compile(r"(?P<id>\S+): ")
STRAIGHT = re.compile(r'"([^"]*)"')
FEW = 3
ALIKE = 0.4


def read(sentence: str, language: Language, choices: Choices) -> Rule:
    """Read the rule that a sentence says.

    Parameters
    ----------
    sentence
        As `write` writes it; spaces are not counted, and either kind of quotation mark will do.
    language
        Language of the sentence.
    choices
        What may stand in each column.

    Returns
    -------
    Rule
        The rule of which `write` makes this sentence.

    Raises
    ------
    SentenceError
        With the phrase that is not known, and those that are near.
    """
    text = STRAIGHT.sub("“\\1”", " ".join(sentence.split())).removesuffix(".")
    number = NUMBER.match(text)
    if number is None:
        raise SentenceError("id", text.partition(" ")[0], ("R123:",))
    found = _Reading(language.words, choices).columns(text, number.end())
    return Rule(number["id"], *(found[each] for each in COLUMNS[1:]))


@dataclass(frozen=True)
class _Reading:
    words: Words
    choices: Choices

    def columns(self, text: str, start: int) -> dict[str, str]:
        """Take one phrase after the other."""
        found: dict[str, str] = {}
        columns = slots(self.words)
        for place, (column, following) in enumerate(columns):
            later = columns[place + 1 : place + 2]
            if column == PERIOD:
                phrase = text[start:].partition(following)[0]
                found |= self._period(phrase)
            else:
                known = self._known(column)
                phrase = self._take(text[start:], known, following) or ""
                if not phrase:
                    self._refuse(column, self._extent(text[start:], following, later), known)
                found[column] = known[phrase]
            start += len(phrase) + len(following)
        return found

    def _known(self, column: str) -> Mapping[str, str]:
        return {self.words.phrase(column, value): value for value in self.choices[column]}

    def _take(self, text: str, known: Iterable[str], following: str) -> str | None:
        ends = (lambda each: text.startswith(each + following)) if following else text.__eq__
        return max(filter(ends, known), key=len, default=None)

    def _extent(self, text: str, following: str, later: tuple[tuple[str, str], ...]) -> str:
        """Tell how far the phrase reaches that is not known: to the next one that is."""
        comma = text.partition(",")[0]
        if not following.isspace():
            return comma
        known = (each for column, _ in later for each in self._known(column))
        ends = [place for each in known if (place := comma.find(f"{following}{each}")) > 0]
        return comma[: min(ends, default=len(comma))]

    def _refuse(self, column: str, phrase: str, known: Iterable[str]) -> None:
        near = get_close_matches(phrase, known, n=FEW, cutoff=ALIKE) or sorted(known)[:FEW]
        raise SentenceError(column, phrase, tuple(near))

    def _period(self, phrase: str) -> dict[str, str]:
        frames = [re.escape(each).replace(r"\{\}", r"(.+?)") for each in self._bounds]
        since, until = (rf"(?:{each})?" for each in frames)
        met = re.fullmatch(rf"{since} ?{until}", phrase)
        if phrase == self.words.always:
            return {"since": "", "until": ""}
        days = [each and self._day(each) for each in met.groups("")] if met else []
        if not any(days) or None in days:
            near = self.words.period("2027-01-01", "2027-12-31"), self.words.always
            raise SentenceError(PERIOD, phrase, near)
        return {"since": days[0] or "", "until": days[1] or ""}

    @property
    def _bounds(self) -> tuple[str, str]:
        return self.words.since, self.words.until

    def _day(self, text: str) -> str | None:
        with suppress(ValueError):
            day, month, year = text.split(" ")
            return date(int(year), self.words.months.index(month) + 1, int(day)).isoformat()
        return None
