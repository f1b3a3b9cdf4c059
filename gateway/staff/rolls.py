"""Who is appointed to what, as a change is weighed against it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from gateway.vocabulary import ROLES
from sql import query
from sql.database import Session

__all__ = [
    "ALONE",
    "APPOINTABLE",
    "MUNICIPAL",
    "POLICE",
    "Held",
    "Officer",
    "Rolls",
    "Term",
    "list_roles",
    "load_rolls",
]

APPOINTABLE: Final = tuple(sorted(ROLES - {"public"}))
"""Every role an officer can be appointed to, in order."""
ALONE: Final = frozenset(
    {"auditor", "dpo", "functional_administrator", "policy_approver", "policy_author"}
)
"""Who holds one of these on a day holds no other role on that day."""


POLICE: Final = "police_supervisor"
"""The role that is appointed at police units only."""
MUNICIPAL: Final = frozenset(
    {"data_subject_desk", "inspector", "licensing_officer", "operator_officer"}
)
"""The roles that are appointed at municipalities only."""


def list_roles(homes: Iterable[str]) -> tuple[str, ...]:
    """List the roles an officer can be appointed to at one of these homes, in order."""
    units = {home.startswith("police:") for home in homes}
    barred = (set() if True in units else {POLICE}) | (set() if False in units else MUNICIPAL)
    return tuple(role for role in APPOINTABLE if role not in barred)


@dataclass(frozen=True)
class Term:
    """A role for a home, from one day to another."""

    role: str
    home: str
    """Municipality (``GM0344``) or police unit (``police:midden-nederland``)."""
    valid_from: date
    valid_until: date | None
    """The last day; `None` for no end."""

    def overlaps(self, other: "Term") -> bool:
        """Tell whether both hold on some day."""
        return _reaches(self, other.valid_from) and _reaches(other, self.valid_from)


def _reaches(term: Term, day: date) -> bool:
    return term.valid_until is None or day <= term.valid_until


@dataclass(frozen=True)
class Held:
    """A term that an officer is appointed for, and that is not over before today."""

    id: UUID
    term: Term
    """Until the day of its end where it was ended."""
    ended: bool
    """Whether it was ended today, and so is over for good."""


@dataclass(frozen=True)
class Officer:
    """Somebody who may be appointed."""

    id: UUID
    subject: str
    """What tokens call the officer."""
    name: str


@dataclass(frozen=True)
class Rolls:
    """What is known of some officers, and of every home."""

    day: date
    """Today."""
    officers: dict[str, Officer]
    """By subject; only those that are registered."""
    held: dict[str, tuple[Held, ...]]
    """By subject, of registered officers."""
    homes: Mapping[str, Term | None]
    """Municipalities with their days, and police units, which have none."""

    def of(self, subject: str) -> tuple[Held, ...]:
        """Give what an officer holds."""
        return self.held.get(subject, ())


async def load_rolls(session: Session, subjects: Iterable[str], *, lock: bool) -> Rolls:
    """Load what some officers hold, and hold the officers themselves if something will change.

    Notes
    -----
    Source: ``sql/queries/staff`` and the municipalities and police units.
    """
    asked = (sorted(set(subjects)),)
    name = "lock_officers" if lock else "officers"
    found = [Officer(**dict(row)) for row in await session.fetch_rows(query(name), asked)]
    held: dict[str, tuple[Held, ...]] = {}
    for row in await session.fetch_rows(query("held_appointments"), asked):
        term = Term(row["role"], row["home"], row["valid_from"], row["valid_until"])
        one = Held(row["id"], term, ended=row["ended"])
        held[row["subject"]] = (*held.get(row["subject"], ()), one)
    (today,) = await session.fetch_rows(query("today"))
    officers = {officer.subject: officer for officer in found}
    return Rolls(today["day"], officers, held, await _load_homes(session))


async def _load_homes(session: Session) -> Mapping[str, Term | None]:
    units = await session.fetch_rows(query("police_units"))
    towns = await session.fetch_rows(query("municipality_terms"))
    found: dict[str, Term | None] = {row["code"]: None for row in units}
    for row in towns:
        found[row["code"]] = Term("", row["code"], row["valid_from"], row["last_day"])
    return found
