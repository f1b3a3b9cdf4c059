"""What people call the coordinates of the schema: its descriptions hold both languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from resolvers.schema import coordinates, object_types

__all__ = ["Term", "read_terms"]

_DUTCH: Final = re.compile(r"(?P<en>.*?)[;,]? *\((?P<nl>[^()]*)\)\.")


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
        One for each coordinate of the schema.
    """
    types = {each.name: each for each in object_types()}
    split = (each.partition(".") for each in coordinates())
    return {
        f"{type_}.{field}": Term(
            _read(types[type_].description, language),
            _read(types[type_].fields[field].description, language),
        )
        for type_, _, field in split
    }


def _read(description: str | None, language: str) -> str:
    found = _DUTCH.fullmatch(description or "")
    said = found[language] if found else description or ""
    return said[:1].lower() + said[1:]
