"""What people call a coordinate: by its type and field, in the words of the schema.

The description of every type and field ends with its Dutch term; in English the name of the field
says it.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from graphql import GraphQLObjectType

from policies.sentences.writing import Language
from resolvers.schema import CORE

__all__ = ["FieldGroup", "group_coordinates", "name_coordinate"]

_TERM: Final = re.compile(r"\(([^()]+)\)\.?$")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PAGES: Final = "Administration"
_PAGE_TERMS: Final = {
    "Administration": "beheer",
    "appointments": "aanwijzingen",
    "approvals": "goedkeuringen",
    "clients": "gemeentelijke systemen",
    "decisions": "beslissingen",
    "disclosures": "verstrekkingen",
    "documents": "vertrouwde documenten",
    "health": "toestand",
    "statistics": "statistiek",
    "legalBases": "grondslagen",
    "municipalities": "gemeenten",
    "policies": "beleid",
    "subjectRecord": "verstrekkingen over één persoon",
}


@cache
def name_coordinate(coordinate: str, language: str) -> str:
    """Name a coordinate or a group of them, as ``photo (licence)`` for ``Licence.photo``."""
    if "." not in coordinate:
        return Language(language).words.name("coordinate", coordinate)
    kind, field = _name(coordinate, language)
    return f"{field} ({kind})"


@dataclass(frozen=True)
class FieldGroup:
    """Fields of one type, in words."""

    kind: str
    """What the type is called."""
    fields: tuple[str, ...]


@lru_cache(maxsize=4096)
def group_coordinates(coordinates: frozenset[str], language: str) -> tuple[FieldGroup, ...]:
    """Name coordinates by type, the types and the fields of each by name."""
    named = sorted(_name(each, language) for each in coordinates)
    return tuple(
        FieldGroup(kind, tuple(field for _, field in fields))
        for kind, fields in groupby(named, key=itemgetter(0))
    )


def _name(coordinate: str, language: str) -> tuple[str, str]:
    kind, _, field = coordinate.partition(".")
    if language == Language.ENGLISH:
        return _split(kind), _split(field)
    if kind == _PAGES:
        return _PAGE_TERMS[kind], _PAGE_TERMS.get(field, field)
    return _find_term(kind), _find_term(kind, field)


@cache
def _find_term(kind: str, field: str = "") -> str:
    found = CORE.type_map.get(kind)
    if not isinstance(found, GraphQLObjectType):
        return _split(field or kind)
    known = found.fields.get(field) if field else found
    said = _TERM.search(known.description or "") if known else None
    return said[1] if said else _split(field or kind)


def _split(name: str) -> str:
    return _HUMP.sub(" ", name).lower()
