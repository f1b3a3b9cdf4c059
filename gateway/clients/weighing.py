"""Weighing what a system shall be: may it be, and if not, what to change."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Final

from gateway.clients.bounds import UNBOUNDED, Bounds
from gateway.clients.errors import (
    ClientBoundError,
    ClientIdError,
    ClientNameError,
    ClientPurposesError,
)
from gateway.clients.organisations import weigh_organisation
from gateway.trusted.deciding import Sending
from resolvers.codes import Purpose

__all__ = ["PURPOSES", "Terms", "weigh_id", "weigh_terms"]

PURPOSES: Final = (*(each.name for each in Purpose), "NONE")
"""Every purpose that a system can be registered for; ``NONE`` is asking without one."""

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{3,99}")
_NAME_LENGTH: Final = 200


@dataclass(frozen=True)
class Terms:
    """What a system is called, and what it may ask."""

    name: str
    organisation: str
    """OIN, twenty digits."""
    purposes: frozenset[str]
    sending: Sending
    bounds: Bounds = UNBOUNDED

    def tell(self) -> dict[str, object]:
        """Say it as an act keeps it."""
        return {
            "name": self.name,
            "organisation": self.organisation,
            "purposes": sorted(self.purposes),
            "documents": self.sending.value,
            **asdict(self.bounds),
        }


def weigh_id(id_: str) -> None:
    """Refuse an identifier that cannot stand in an address of the pages.

    Raises
    ------
    ClientIdError
        If it is empty, too long, or holds other signs than those named.
    """
    if not _ID.fullmatch(id_):
        raise ClientIdError


def weigh_terms(terms: Terms, ceiling: Bounds) -> None:
    """Refuse what a system may not be.

    Parameters
    ----------
    terms
        What it shall be.
    ceiling
        The bounds of every system.

    Raises
    ------
    ClientError
        Its kind says why; its field what to change.
    """
    name = terms.name
    if not (name.strip() == name and 0 < len(name) <= _NAME_LENGTH and name.isprintable()):
        raise ClientNameError
    weigh_organisation(terms.organisation)
    _weigh_purposes(terms.purposes)
    most = asdict(ceiling)
    for bound, number in asdict(terms.bounds).items():
        if number is not None and not 0 < number <= most[bound]:
            raise ClientBoundError(bound, most[bound])


def _weigh_purposes(purposes: Iterable[str]) -> None:
    if not purposes or not set(purposes) <= set(PURPOSES):
        raise ClientPurposesError
