"""Which version and which day a page about the policy is of, and what may be chosen from."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from gateway.admin.choices import Option, make_choices, make_options
from gateway.admin.coordinates import group_coordinates
from gateway.admin.policies.finding import open_number, read_number
from gateway.admin.visits import Visit
from gateway.versions.opening import Opened
from policies.explanations.grids import type_of
from policies.sentences.writing import Language
from policies.vocabulary import Vocabulary

__all__ = ["Chosen", "choose", "list_coordinates", "list_named", "list_places", "list_types"]


@dataclass(frozen=True)
class Chosen:
    """The version and the day that a page is of."""

    version: int
    in_force: bool
    opened: Opened
    key: Hashable
    """What tells this version from others, and from what it was before."""
    day: date

    @property
    def words(self) -> Vocabulary:
        """The words that its rules choose from."""
        return self.opened.snapshot.vocabulary


async def choose(visit: Visit) -> Chosen:
    """Read version and day from the address: what is in force, today, where it says nothing.

    Raises
    ------
    PolicyInvalidError
        If the version does not fit the register.
    RecordAbsentError
        If there is no such version.
    """
    asked, head = visit.request.query_params.get("version", ""), visit.rights.head
    day = _read_day(visit)
    number = read_number(asked) if asked else head.edition.policy_version
    if number == head.edition.policy_version:
        opened = Opened(head.snapshot, head.territory, {})
        return Chosen(number, in_force=True, opened=opened, key=head.edition, day=day)
    shelved = await open_number(visit, number)
    return Chosen(number, in_force=False, opened=shelved.opened, key=shelved.contents, day=day)


def _read_day(visit: Visit) -> date:
    try:
        return date.fromisoformat(visit.request.query_params.get("day", ""))
    except ValueError:
        return visit.rights.day


def list_named(visit: Visit, column: str, values: Iterable[str]) -> list[Any]:
    """List values of a column by their names."""
    named = visit.speech.templates.filters[column]
    return make_choices(sorted(((each, named(each)) for each in values), key=lambda each: each[1]))


def list_places(visit: Visit, values: Iterable[str]) -> list[Any]:
    """List municipalities and police units by name; a home that is none comes first."""
    known = visit.office.names.known
    nowhere = Language(visit.language).words.name("home", "none")
    named = {each: f"{known.get(each, each)} ({each})" for each in values if each != "none"}
    chosen = sorted(named.items(), key=lambda each: each[1])
    return make_choices([*([("none", nowhere)] * ("none" in values)), *chosen])


def list_coordinates(visit: Visit, words: Vocabulary) -> list[Any]:
    """List every coordinate by its name, under the name of its type."""
    named = visit.speech.templates.filters["coordinate"]
    options = (
        Option(each, named(each), _name_type(each, visit.language)) for each in words.coordinates
    )
    return make_options(sorted(options, key=lambda each: (each.heading or "", each.text)))


def list_types(visit: Visit, words: Vocabulary) -> list[Any]:
    """List the types that have coordinates, by name."""
    named = {type_of(each): _name_type(each, visit.language) for each in words.coordinates}
    return make_choices(sorted(named.items(), key=lambda each: each[1]))


def _name_type(coordinate: str, language: str) -> str:
    (group,) = group_coordinates(frozenset({coordinate}), language)
    return group.kind[:1].upper() + group.kind[1:]
