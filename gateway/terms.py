"""What people call the coordinates of the schema: its descriptions hold both languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from resolvers.schema import CORE, coordinates, object_types

if TYPE_CHECKING:
    from graphql import GraphQLEnumType

__all__ = ["Term", "name_code", "read_terms"]

_BOTH: Final = re.compile(r"(?P<en>[^()]*?)[;,]? *\((?P<nl>[^()]*)\)\.")


@dataclass(frozen=True)
class Term:
    """What one language calls a coordinate."""

    type: str
    """What it calls the type that the coordinate is of."""
    name: str


@cache
def read_terms(language: str) -> Mapping[str, Term]:
    """Read what a language calls each coordinate, as the schema describes it.

    Parameters
    ----------
    language
        ``nl`` or ``en``.

    Returns
    -------
    mapping of str to Term
        One for each coordinate whose type and field are described in both languages.
    """
    types = {each.name: each for each in object_types()}
    terms = {}
    for coordinate in coordinates():
        owner, _, field = coordinate.partition(".")
        described = types[owner].description, types[owner].fields[field].description
        met = [_BOTH.fullmatch(each or "") for each in described]
        said = [each[language] for each in met if each]
        if len(said) == len(met):
            terms[coordinate] = Term(*(each[:1].lower() + each[1:] for each in said))
    return terms


def name_code(enum: str, code: str, language: str) -> str:
    """Say what a language calls a value of a closed list.

    Parameters
    ----------
    enum
        Name of the list in the schema, as ``CheckResult``.
    code
        Value, as ``VALID``.
    language
        ``nl`` or ``en``.
    """
    listed = cast("GraphQLEnumType", CORE.type_map[enum])
    described = listed.values[code].description or ""
    said = _BOTH.sub(rf"\g<{language}>", described)
    return said[:1].upper() + said[1:]
