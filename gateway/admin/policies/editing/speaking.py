"""The words in which rules are spoken on pages: municipalities by name, too."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from gateway.admin.choices import Option
from gateway.admin.navigation import N_, SECTIONS
from gateway.admin.visits import Visit
from gateway.terms import read_terms
from policies.sentences.words import EVERY, Words
from policies.sentences.writing import Choices, Language
from policies.vocabulary import GROUPED

__all__ = ["LABELS", "find_values", "list_options", "make_words", "name_value"]

LABELS: Final[Mapping[str, str]] = {
    "role": N_("Who"),
    "home": N_("Of which organisation"),
    "eft": N_("May or may never"),
    "action": N_("Does what"),
    "coordinate": N_("With what"),
    "relation": N_("In whose records"),
    "record": N_("Held by which municipality"),
    "purpose": N_("For what purpose"),
    "basis": N_("On which legal basis"),
}
"""Column of a rule -> what it is called; columns that hold a value of a list."""

_SEARCHED: Final = ("role", "home", "record", "coordinate", "action", "purpose", "basis")


def make_words(visit: Visit) -> Words:
    """Make the words of the language of a visit, with names of places and coordinates in them."""
    words = Language(visit.language).words
    places = {code: f"{name} ({code})" for code, name in visit.office.names.known.items()}
    terms = read_terms(visit.language)
    coordinates = {each: f"{term.name} ({each})" for each, term in terms.items()}
    known = {"home": places, "record": places, "coordinate": coordinates | _name_pages(visit)}
    named = {column: more | dict(words.names[column]) for column, more in known.items()}
    return replace(words, names={**words.names, **named})


def _name_pages(visit: Visit) -> dict[str, str]:
    entries = [each for section in SECTIONS for each in section.items if each.need]
    return {
        each.need.coordinate: f"{visit.say(each.label)} ({each.need.coordinate})"
        for each in reversed(entries)
        if each.need
    }


def name_value(words: Words, column: str, value: str) -> str:
    """Name a value as a list does that is chosen from: it stands alone there."""
    special = words.phrases[column].get(value)
    if value == EVERY or (special and column not in words.names):
        return special or value
    return words.name(column, value)


def list_options(visit: Visit, words: Words, choices: Choices, column: str) -> list[Option]:
    """List what may be chosen in a column of a rule: everything, then groups, then the rest."""
    terms = read_terms(visit.language)
    options = []
    for value in choices[column]:
        heading = terms[value].type if value in terms else None
        if _is_group(column, value):
            heading = visit.say("Groups")
        options.append(Option(value, name_value(words, column, value), heading))
    return sorted(options, key=lambda each: _place(column, each))


def find_values(words: Words, choices: Choices, text: str) -> Iterator[str]:
    """Find the values of rules whose name or code holds a text."""
    sought = text.casefold()
    for column in _SEARCHED:
        for value in choices[column]:
            if value != EVERY and sought in f"{words.phrase(column, value)} {value}".casefold():
                yield value


def _is_group(column: str, value: str) -> bool:
    prefix, colon, _ = value.partition(":")
    return column in GROUPED and bool(colon) and prefix != "police"


def _place(column: str, option: Option) -> tuple[bool, bool, str, str]:
    every, grouped = option.value == EVERY, _is_group(column, option.value)
    return not every, not grouped, (option.heading or "").casefold(), option.text.casefold()
