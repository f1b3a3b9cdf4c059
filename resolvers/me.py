"""Who asks, and what is open to them."""

from datetime import date
from enum import Enum
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import Info, argument, enum_value, field

from resolvers.codes import Purpose
from resolvers.context import OperationContext
from resolvers.fields import answered
from resolvers.model import Cardinality, Placed, Relation, Root, Sort, Table
from resolvers.municipalities import Municipality

__all__ = [
    "APPOINTMENT",
    "ME",
    "ROOTS",
    "Access",
    "AccessAction",
    "AccessField",
    "AccessScope",
    "Appointment",
    "Me",
    "MeQuery",
    "reach",
]


@strawberry.type(description="Appointment in force (aanwijzing).")
class Appointment:
    """The capacity in which an officer acts: rights come from one, never from the sum."""

    id: UUID = field(description="Identifier (kenmerk).")
    role: str | None = field(
        description="Role, such as inspector (toezichthouder) or licensing_officer"
        " (vergunningverlener)."
    )
    municipality: Municipality | None = field(description="Municipality acted for (gemeente).")
    police_unit: str | None = field(description="Police unit acted for (politie-eenheid).")
    valid_from: date | None = field(description="First day (geldig van).")
    valid_until: date | None = field(description="Last day (geldig tot).")


@strawberry.type(description="The officer who asks (ik).")
class Me:
    """The officer who asks."""

    name: str | None = field(description="Name of the officer (naam).")
    appointments: list[Appointment] | None = field(
        description="Appointments in force (aanwijzingen)."
    )


@strawberry.enum(description="What is done with a coordinate (handeling).")
class AccessAction(Enum):
    """What a rule opens a coordinate for."""

    READ = enum_value("read", description="Select it (lezen).")
    FILTER = enum_value("filter", description="Name it in an argument (selecteren).")
    WRITE = enum_value("write", description="Change it (wijzigen).")


@strawberry.enum(description="For which records a coordinate is open (reikwijdte).")
class AccessScope(Enum):
    """For which records a coordinate is open."""

    ALL = enum_value("ALL", description="Every record (alle).")
    OWN = enum_value("OWN", description="Records of the own municipality (eigen).")
    OTHER = enum_value("OTHER", description="Records of other municipalities (andere).")
    SOME = enum_value("SOME", description="Records of some municipalities (enkele).")


@strawberry.type(description="One coordinate that is open (toegankelijk gegeven).")
class AccessField:
    """One coordinate, one action, and for which records."""

    coordinate: str = field(description="Coordinate, such as Licence.status (gegeven).")
    action: AccessAction = field(description="What it is open for (handeling).")
    scope: AccessScope = field(description="For which records it is open (reikwijdte).")


@strawberry.type(description="What the caller may ask for one purpose (toegang).")
class Access:
    """What the caller may ask for one purpose; what is not listed is closed."""

    purpose: Purpose | None = field(description="Purpose asked about (doelbinding).")
    fields: list[AccessField] | None = field(description="What is open (gegevens).")


def reach(
    info: Info[OperationContext, None],
    purpose: Annotated[
        Purpose | None, argument(description="Purpose; none when absent (doelbinding).")
    ] = None,
    case: Annotated[
        UUID | None, argument(description="Case, where the purpose needs one (zaak).")
    ] = None,
) -> Access | None:
    """Tell what the policy opens."""
    return info.context.access(purpose, case)


@strawberry.type
class MeQuery:
    """The fields of ``Query`` about the caller."""

    me: Me | None = answered("The officer who asks (ik).")
    my_access: Access | None = field(
        resolver=reach, description="What the caller may ask, told before it asks (mijn toegang)."
    )


APPOINTMENT = Table(
    type="Appointment",
    view="my_appointment",
    placed=Placed.NOWHERE,
    key="id",
    relations={
        "municipality": Relation(type="Municipality", parent="municipality", child="code"),
    },
    public=frozenset({"id", "role", "municipality", "policeUnit", "validFrom", "validUntil"}),
    gated=False,
)

ME = Table(
    type="Me",
    view="me",
    placed=Placed.NOWHERE,
    relations={
        "appointments": Relation(
            type="Appointment",
            parent="officer_id",
            child="officer_id",
            many=True,
            sort=(Sort("id"),),
        ),
    },
    public=frozenset({"name", "appointments"}),
    gated=False,
)

ROOTS = (Root(field="me", type="Me", cardinality=Cardinality.ONE, caller="officer_id"),)
