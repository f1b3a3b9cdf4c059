"""Weighing a proposed basis: may it be, and if not, what to do instead."""

import re
from collections.abc import Collection
from typing import Final

from gateway.admin.permissions import ADMINISTRATION
from gateway.bases.errors import BasisUnfitError
from gateway.bases.outlook import Basis
from resolvers.codes import Purpose
from resolvers.schema import TABLES
from sql.sayings import Saying

__all__ = ["PURPOSES", "TYPES", "weigh_basis"]

TYPES: Final = tuple(
    sorted(
        {name for name, table in TABLES.items() if table.gated}
        | {coordinate.partition(".")[0] for coordinate in ADMINISTRATION}
    )
)
"""Every type that is answered only on a legal basis, and the pages."""
PURPOSES: Final = ("NONE", *(purpose.name for purpose in Purpose))

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]*")
_LONGEST = 500


def weigh_basis(basis: Basis, bases: Collection[Basis], *, reason: str = "-") -> None:
    """Refuse a basis that cannot be, or that is so already.

    Raises
    ------
    BasisUnfitError
        If a value does not fit; the message says what to do.
    """
    if not _CODE.fullmatch(basis.code):
        raise BasisUnfitError(
            "code", Saying("Write the code in capitals, digits and hyphens, as WRS.")
        )
    for field, text in (("instrument", basis.instrument), ("reason", reason)):
        if not (text.strip() and len(text) <= _LONGEST and text.isprintable()):
            raise BasisUnfitError(
                field,
                Saying("Write at most {longest} characters, and at least one.", longest=_LONGEST),
            )
    _weigh_words("types", basis.types, TYPES)
    _weigh_words("purposes", basis.purposes, PURPOSES)
    _weigh_days(basis)
    if basis in bases:
        raise BasisUnfitError(
            "code", Saying("{code} is so already: change something of it.", code=basis.code)
        )


def _weigh_words(field: str, words: Collection[str], known: Collection[str]) -> None:
    if not words or len(set(words)) < len(words) or not set(words) <= set(known):
        raise BasisUnfitError(
            field, Saying("Name some, each once, out of: {known}.", known=", ".join(known))
        )


def _weigh_days(basis: Basis) -> None:
    first, last = basis.in_force_from, basis.in_force_until
    if last is not None and (first is None or last < first):
        raise BasisUnfitError("in_force_until", Saying("End on the day it begins or later."))
