"""Inspections by supervisors."""

from datetime import datetime
from enum import Enum
from uuid import UUID

import strawberry
from strawberry import enum_value, field

from resolvers.annotations import Officer
from resolvers.codes import CheckResult, InspectionKind, InspectionOutcome, NotValidReason
from resolvers.fields import Argument, answered, limited, withheld_names
from resolvers.model import (
    Bound,
    Cardinality,
    Filter,
    Operator,
    Placed,
    Relation,
    Root,
    Sort,
    Table,
)
from resolvers.municipalities import Municipality
from resolvers.operators import OperatorLicence, persons_of_the_case
from resolvers.pages import Connection, paged

__all__ = [
    "PERSONS",
    "ROOTS",
    "TABLES",
    "Inspection",
    "InspectionFilter",
    "InspectionOrder",
    "InspectionQuery",
    "RecordedCheck",
]


@strawberry.type(description="Check that an inspection recorded (vastgelegde verificatie).")
class RecordedCheck:
    """A check as the inspection holds it: nothing leads back to a licence."""

    checked_at: datetime | None = field(description="When it was made (tijdstip).")
    result: CheckResult | None = field(description="Result (uitslag).")
    reason: NotValidReason | None = field(description="Why not valid (reden van ongeldigheid).")
    withheld: list[str] = withheld_names()


@strawberry.type(description="Inspection (controle).")
class Inspection:
    """An inspection by a team of two or more."""

    id: UUID = field(description="Identifier (kenmerk).")
    municipality: Municipality | None = field(description="Municipality (gemeente).")
    kind: InspectionKind | None = field(description="Kind of inspection (soort controle).")
    opened_at: datetime | None = field(description="When it began (begonnen op).")
    confirmed_at: datetime | None = field(
        description="When a second officer confirmed it (bevestigd op)."
    )
    closed_at: datetime | None = field(description="When it ended (afgesloten op).")
    legal_ground: str | None = field(description="Legal ground (grondslag).")
    place: str | None = field(description="Place (plaats).")
    operator_licence: OperatorLicence | None = field(
        description="Licence of the business inspected (exploitatievergunning)."
    )
    team: list[Officer] | None = field(description="Officers who inspect (team).")
    outcome: InspectionOutcome | None = field(description="Outcome (uitkomst).")
    checks: list[RecordedCheck] | None = limited(
        "Checks made during it, newest first (verificaties)."
    )
    report: str | None = field(description="Report (verslag).")
    version: int | None = field(description="How often it was changed, and one (versie).")
    withheld: list[str] = withheld_names()


@strawberry.input(description="Which inspections to list (selectie van controles).")
class InspectionFilter:
    """Which inspections to list; all conditions hold together."""

    kind: list[InspectionKind] | None = field(description="One of these (soort controle).")
    outcome: list[InspectionOutcome] | None = field(description="One of these (uitkomst).")
    opened_from: datetime | None = field(description="Begun then or later (begonnen vanaf).")
    opened_to: datetime | None = field(description="Begun then or earlier (begonnen tot en met).")


@strawberry.enum(description="Order of inspections (volgorde van controles).")
class InspectionOrder(Enum):
    """In which order inspections are listed."""

    OPENED_AT_DESC = enum_value("OPENED_AT_DESC", description="Newest first (nieuwste eerst).")
    OPENED_AT_ASC = enum_value("OPENED_AT_ASC", description="Oldest first (oudste eerst).")


@strawberry.type
class InspectionQuery:
    """The fields of ``Query`` about inspections."""

    inspection: Inspection | None = answered(
        "One inspection (controle).", id=Argument(UUID, "Identifier (kenmerk).")
    )
    inspections: Connection[Inspection] | None = paged(
        "Inspections within reach of the purpose, newest first (controles).",
        filter_type=InspectionFilter,
        order_type=InspectionOrder,
    )


TABLES = (
    Table(
        type="Inspection",
        view="inspection",
        placed=Placed.ITSELF,
        key="id",
        relations={
            "municipality": Relation(type="Municipality", parent="municipality", child="code"),
            "operatorLicence": Relation(
                type="OperatorLicence", parent="operator_licence_number", child="number"
            ),
            "team": Relation(
                type="Officer",
                parent="id",
                child="inspection_id",
                many=True,
                view="team_member",
                sort=(Sort("id"),),
            ),
            "checks": Relation(
                type="RecordedCheck",
                parent="id",
                child="inspection_id",
                many=True,
                sort=(Sort("checked_at", descending=True), Sort("id", descending=True)),
            ),
        },
    ),
    Table(type="RecordedCheck", view="recorded_check", placed=Placed.PARENT),
)

_NEWEST_FIRST = (Sort("opened_at", descending=True), Sort("id", descending=True))
PERSONS = persons_of_the_case("operator_licence_number")
_OF_THE_CASE = {"LICENCE_CHECK": (Bound("id", "inspection_id"),)}

ROOTS = (
    Root(
        field="inspection",
        type="Inspection",
        cardinality=Cardinality.ONE,
        keys={"id": "Inspection.id"},
        bounds=_OF_THE_CASE,
        case_fields=PERSONS,
    ),
    Root(
        field="inspections",
        type="Inspection",
        cardinality=Cardinality.PAGE,
        filters={
            "kind": Filter("kind", Operator.IN),
            "outcome": Filter("outcome", Operator.IN),
            "openedFrom": Filter("openedAt", Operator.FROM),
            "openedTo": Filter("openedAt", Operator.UNTIL),
        },
        sorts={
            "OPENED_AT_DESC": _NEWEST_FIRST,
            "OPENED_AT_ASC": (Sort("opened_at"), Sort("id")),
        },
        default_sort=_NEWEST_FIRST,
        bounds=_OF_THE_CASE,
        case_fields=PERSONS,
    ),
)
