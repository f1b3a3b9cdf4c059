"""The words of one language: a name for each value, and the frame that it stands in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from re import compile as compile_pattern

__all__ = ["EVERY", "Words", "quote"]

EVERY = "*"
PLAIN = compile_pattern(r"[a-z]+")


@dataclass(frozen=True)
class Words:
    """What one language calls the values of each column, and how they make a sentence."""

    sentence: str
    """The columns of a rule in the order in which the language speaks them."""
    frames: Mapping[str, str]
    """Column -> what stands around the name of a value."""
    names: Mapping[str, Mapping[str, str]]
    """Column -> value -> what it is called; what is not there is called what it is."""
    phrases: Mapping[str, Mapping[str, str]]
    """Column -> value -> phrase, where the frame does not fit."""
    months: tuple[str, ...]
    since: str
    until: str
    always: str

    def name(self, column: str, value: str) -> str:
        """Name a value as a noun."""
        return self.names.get(column, {}).get(value) or quote(value)

    def phrase(self, column: str, value: str) -> str:
        """Write the phrase that a value makes in a sentence."""
        special = self.phrases[column].get(value)
        return special or self.frames[column].format(self.name(column, value))

    def day(self, day: date) -> str:
        """Write a day, as 30 June 2026."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def period(self, since: str, until: str) -> str:
        """Write the days from a first to a last one, ISO text each or empty."""
        bounds = ((self.since, since), (self.until, until))
        written = (frame.format(self.day(date.fromisoformat(day))) for frame, day in bounds if day)
        return " ".join(written) or self.always


def quote(value: str) -> str:
    """Put quotation marks around a value that could be taken for a word of the sentence."""
    return f"“{value}”" if PLAIN.fullmatch(value) else value
