"""Which values of an answer are sealed: known from the selection, never from the answer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from resolvers.model import Model
from resolvers.statement.selection import Selected

if TYPE_CHECKING:
    from resolvers.sealing.forms import Sealed

__all__ = ["Seals", "find_seals"]

Seals: TypeAlias = Mapping[str, "Sealed | Seals"]
"""Response name -> the sealed field there, or what is sealed below it; lists are not named."""


def find_seals(model: Model, asked: Selected) -> Seals:
    """Name what is sealed below a field; empty where nothing is."""
    found: dict[str, Sealed | Seals] = {}
    for each in asked.selection:
        here = _find(model, each)
        if here:
            found[each.name] = here
    return found


def _find(model: Model, asked: Selected) -> "Sealed | Seals":
    table = model.tables.get(asked.parent)
    sealed = table.sealed.get(asked.field) if table else None
    return sealed or find_seals(model, asked)
