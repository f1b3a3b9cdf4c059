"""What became of the cases of a version, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from policies.cases.running import Failure, Verdict
from policies.sentences.words import Words

__all__ = ["Outcome", "Unmet", "list_outcomes", "tell_unmet"]

_WHOM: Final = 3


@dataclass(frozen=True)
class Unmet:
    """An expectation that is not met."""

    name: str
    """What it is about."""
    open: bool
    """Whether it is open although it is expected to be closed."""
    rules: str
    """Numbers of the rules that decide; empty where none speaks."""
    whom: list[str]
    """Some of those for whom it is so."""


@dataclass(frozen=True)
class Outcome:
    """What became of one case."""

    title: str
    file: str
    line: int
    expectations: int
    unmet: list[Unmet]


def list_outcomes(words: Words, verdicts: Iterable[Verdict]) -> Iterator[Outcome]:
    """List what became of each case, in order."""
    for title, alike in groupby(verdicts, key=lambda each: each.case.title):
        held = list(alike)
        case = held[0].case
        unmet = [tell_unmet(words, each) for each in held if not each.holds]
        yield Outcome(title, case.file, case.line, expectations=len(held), unmet=unmet)


def tell_unmet(words: Words, verdict: Verdict) -> Unmet:
    """Tell an expectation that is not met."""
    expectation, failures = verdict.expectation, verdict.failures
    return Unmet(
        name=words.name("coordinate", expectation.name.value),
        open=not expectation.allowed,
        rules=", ".join(sorted({rule for each in failures for rule in each.rules})),
        whom=[_say_whom(words, each) for each in failures[:_WHOM]],
    )


def _say_whom(words: Words, failure: Failure) -> str:
    asked = (("role", failure.role), ("home", failure.home), ("purpose", failure.purpose))
    who, home, purpose = (words.phrase(column, value) for column, value in asked)
    return f"{who} {home}, {purpose}"
