"""Who may ask in the world: officers of every role, the system they come through, the basis."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from gateway.demo.rows import Appointment, Client, LegalBasis, Mandate, Officer
from resolvers.codes import Purpose
from resolvers.schema import TABLES
from tests.fixtures.issuer import CLIENT, ORGANISATION
from tests.world.keys import AMSTERDAM, HAGUE, POLICE_OF, UTRECHT, Kind, row_id, subject_of

__all__ = [
    "BASIS",
    "POSTS",
    "PURPOSES",
    "ROLES",
    "appointment_id",
    "make_appointments",
    "make_basis",
    "make_clients",
    "make_mandates",
    "make_officers",
    "mandate_id",
    "officer_id",
]

ROLES: Final = (
    "licensing_officer",
    "inspector",
    "operator_officer",
    "data_subject_desk",
    "statistician",
    "dpo",
    "auditor",
    "functional_administrator",
    "policy_author",
    "policy_approver",
)
"""Roles of a municipality; the police has one of its own."""
PURPOSES: Final = ("NONE", *(purpose.name for purpose in Purpose))
POSTS: Final = (
    *((role, town) for town in (UTRECHT, AMSTERDAM) for role in ROLES),
    ("inspector", HAGUE),
    ("licensing_officer", HAGUE),
    *(("police_supervisor", unit) for unit in POLICE_OF.values()),
)
"""Role and home of every officer; each has one appointment."""
BASIS: Final = "WORLD"
_NOWHERE: Final = "GM0000"
_SINCE: Final = date(2020, 1, 1)
_UNTIL: Final = date(2090, 1, 1)
_MANDATED: Final = {
    "auditor": "AUDIT",
    "statistician": "STATISTICS",
    "functional_administrator": "RETENTION",
}


def officer_id(role: str, home: str) -> UUID:
    """Give the identifier of an officer."""
    return row_id(Kind.OFFICER, _NOWHERE, POSTS.index((role, home)))


def appointment_id(role: str, home: str) -> UUID:
    """Give the identifier of an officer's appointment."""
    return row_id(Kind.APPOINTMENT, _NOWHERE, POSTS.index((role, home)))


def mandate_id(role: str, home: str) -> UUID:
    """Give the identifier of an officer's mandate."""
    return row_id(Kind.MANDATE, _NOWHERE, POSTS.index((role, home)))


def make_basis() -> Iterator[LegalBasis]:
    """Make one basis for every type and purpose: for made-up rows only."""
    types = [name for name, table in TABLES.items() if table.gated]
    yield LegalBasis(BASIS, "Verzonnen gegevens voor tests", _SINCE, None, types, [*PURPOSES])


def make_clients() -> Iterator[Client]:
    """Make the system that the tokens name."""
    yield Client(CLIENT, "Zaaksysteem", ORGANISATION, [*PURPOSES])


def make_officers() -> Iterator[Officer]:
    """Make the officers."""
    for role, home in POSTS:
        yield Officer(officer_id(role, home), subject_of(role, home), f"{role} {home}")


def make_appointments() -> Iterator[Appointment]:
    """Make the appointment of each officer."""
    for role, home in POSTS:
        police = home.startswith("police:")
        town, unit = (None, home) if police else (home, None)
        held = appointment_id(role, home)
        yield Appointment(held, officer_id(role, home), role, town, unit, _SINCE, _UNTIL)


def make_mandates() -> Iterator[Mandate]:
    """Make a mandate for each officer who needs one."""
    for role, home in POSTS:
        if role in _MANDATED:
            held = appointment_id(role, home)
            yield Mandate(mandate_id(role, home), _MANDATED[role], held, _SINCE, _UNTIL)
