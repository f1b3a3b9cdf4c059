"""From a rule to its sentence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter

from policies.rules import Group, Rule
from policies.sentences.dutch import DUTCH
from policies.sentences.english import ENGLISH
from policies.sentences.words import EVERY, Words
from policies.vocabulary import GROUPED, Vocabulary

__all__ = [
    "PERIOD",
    "Choices",
    "Language",
    "Part",
    "list_choices",
    "list_parts",
    "slots",
    "write",
    "write_with",
]

PERIOD = "period"
ALWAYS_NAMED = frozenset({"eft", "basis"})
"""Columns in which no value stands for every one."""

Choices = Mapping[str, tuple[str, ...]]
"""Column of a rule -> what may stand in it, sorted."""


class Language(StrEnum):
    """Language of a sentence."""

    DUTCH = "nl"
    ENGLISH = "en"

    @property
    def words(self) -> Words:
        """The words of the language."""
        return {Language.DUTCH: DUTCH, Language.ENGLISH: ENGLISH}[self]


@dataclass(frozen=True)
class Part:
    """One phrase of a sentence, and what could stand in its place."""

    column: str
    """Column of the rule; ``period`` for its first and last day together, ``id`` for its number."""
    phrase: str
    choices: tuple[tuple[str, str], ...]
    """Value and phrase of each choice, in the order of the phrases; empty where none is listed."""


def list_choices(vocabulary: Vocabulary, groups: Iterable[Group]) -> Choices:
    """List what may stand in each column of a rule.

    Parameters
    ----------
    vocabulary
        Values of each column.
    groups
        Groups of the policy, which may stand in place of their members.

    Returns
    -------
    mapping of str to tuple of str
        Values, groups and ``*`` of every column that is chosen from a list.
    """
    named: dict[str, set[str]] = {}
    for group in groups:
        named.setdefault(group.kind, set()).add(group.belongs_to)
    return {
        column: tuple(
            sorted(
                values
                | named.get(GROUPED.get(column, ""), set())
                | (set() if column in ALWAYS_NAMED else {EVERY})
            )
        )
        for column, values in vocabulary.columns.items()
    }


def write(rule: Rule, language: Language) -> str:
    """Write a rule as one sentence.

    Parameters
    ----------
    rule
        Rule of a policy that has been checked.
    language
        Language of the sentence.

    Returns
    -------
    str
        Begins with the number of the rule, ends with its legal basis.
    """
    return f"{rule.id}: {write_with(rule, language.words)}"


def write_with(rule: Rule, words: Words) -> str:
    """Write a rule without its number, in the words of a language or in more names than those."""
    return f"{words.sentence.format(**dict(_phrases(rule, words)))}."


def list_parts(rule: Rule, language: Language, choices: Choices) -> tuple[Part, ...]:
    """List the phrases of a rule's sentence with what each could be exchanged for.

    Parameters
    ----------
    rule
        Rule of a policy that has been checked.
    language
        Language of the sentence.
    choices
        What may stand in each column.

    Returns
    -------
    tuple of Part
        In the order of the sentence; number and period have no choices.
    """
    words = language.words
    phrases = dict(_phrases(rule, words))
    parts = (
        Part(column, phrases[column], tuple(_offer(words, column, choices.get(column, ()))))
        for column, _ in slots(words)
    )
    return (Part("id", rule.id, ()), *parts)


def slots(words: Words) -> tuple[tuple[str, str], ...]:
    """List the columns of a sentence in their order, each with what follows it."""
    parsed = list(Formatter().parse(words.sentence))
    columns = [column for _, column, _, _ in parsed if column]
    following = [*(before for before, _, _, _ in parsed[1:]), ""]
    return tuple(zip(columns, following, strict=True))


def _phrases(rule: Rule, words: Words) -> Iterator[tuple[str, str]]:
    for column, _ in slots(words):
        if column == PERIOD:
            yield column, words.period(rule.since, rule.until)
        else:
            yield column, words.phrase(column, getattr(rule, column))


def _offer(words: Words, column: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    offered = ((value, words.phrase(column, value)) for value in values)
    yield from sorted(offered, key=lambda each: each[1])
