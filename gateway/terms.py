"""What people call the coordinates of the schema: its descriptions hold both languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from resolvers.schema import coordinates, object_types

__all__ = ["Term", "read_terms"]

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
