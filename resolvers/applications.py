"""Applications for licences of persons."""

from datetime import date
from enum import Enum
from uuid import UUID

import strawberry
from strawberry import enum_value, field

from resolvers.codes import ApplicationStatus
from resolvers.fields import Argument, answered, withheld_names
from resolvers.licences import Holder, Interview, Licence, Photo
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
from resolvers.pages import Connection, paged

__all__ = [
    "ROOTS",
    "TABLES",
    "Application",
    "ApplicationFilter",
    "ApplicationOrder",
    "ApplicationQuery",
]


@strawberry.type(description="Application for a licence (aanvraag).")
class Application:
    """An application; who applied is known from it while it is open, and once it was granted."""

    id: UUID = field(description="Identifier; the case while it is open (kenmerk).")
    status: ApplicationStatus | None = field(description="How it stands (status).")
    municipality: Municipality | None = field(description="Municipality (gemeente).")
    applied_on: date | None = field(description="Day it was received (ontvangen op).")
    decided_on: date | None = field(description="Day it ended (beslist op).")
    ground: str | None = field(description="Ground on which it ended (grond).")
    holder: Holder | None = field(description="Who applied (aanvrager).")
    photo: Photo | None = field(
        description="Photograph; on the licence once that is granted (pasfoto)."
    )
    interview: Interview | None = field(
        description="Interview; on the licence once that is granted (vergunninggesprek)."
    )
    licence: Licence | None = field(description="Licence that was granted (vergunning).")
    version: int | None = field(description="How often it was changed, and one (versie).")
    withheld: list[str] = withheld_names()


@strawberry.input(description="Which applications to list (selectie van aanvragen).")
class ApplicationFilter:
    """Which applications to list; all conditions hold together."""

    status: list[ApplicationStatus] | None = field(description="One of these (status).")
    applied_from: date | None = field(description="Received then or later (ontvangen vanaf).")
    applied_to: date | None = field(description="Received then or earlier (ontvangen tot en met).")


@strawberry.enum(description="Order of applications (volgorde van aanvragen).")
class ApplicationOrder(Enum):
    """In which order applications are listed."""

    APPLIED_ON_ASC = enum_value("APPLIED_ON_ASC", description="Oldest first (oudste eerst).")
    APPLIED_ON_DESC = enum_value("APPLIED_ON_DESC", description="Newest first (nieuwste eerst).")


@strawberry.type
class ApplicationQuery:
    """The fields of ``Query`` about applications."""

    application: Application | None = answered(
        "The application that is the case (aanvraag).", id=Argument(UUID, "Identifier (kenmerk).")
    )
    applications: Connection[Application] | None = paged(
        "Applications of the own municipality, oldest first (aanvragen).",
        filter_type=ApplicationFilter,
        order_type=ApplicationOrder,
    )


TABLES = (
    Table(
        type="Application",
        view="application",
        placed=Placed.ITSELF,
        key="id",
        relations={
            "municipality": Relation(type="Municipality", parent="municipality", child="code"),
            "holder": Relation(type="Holder", parent="holder_id", child="id"),
            "photo": Relation(
                type="Photo", parent="id", child="application_id", view="application_photo"
            ),
            "interview": Relation(
                type="Interview", parent="id", child="application_id", view="application_interview"
            ),
            "licence": Relation(type="Licence", parent="licence_number", child="number"),
        },
        subject=True,
    ),
)

_OF_THE_CASE = {"LICENCE_ISSUANCE": (Bound("id", "application_id"),)}
_OLDEST_FIRST = (Sort("applied_on"), Sort("id"))

ROOTS = (
    Root(
        field="application",
        type="Application",
        cardinality=Cardinality.ONE,
        keys={"id": "Application.id"},
        bounds=_OF_THE_CASE,
    ),
    Root(
        field="applications",
        type="Application",
        cardinality=Cardinality.PAGE,
        filters={
            "status": Filter("status", Operator.IN),
            "appliedFrom": Filter("appliedOn", Operator.FROM),
            "appliedTo": Filter("appliedOn", Operator.UNTIL),
        },
        sorts={
            "APPLIED_ON_ASC": _OLDEST_FIRST,
            "APPLIED_ON_DESC": (Sort("applied_on", descending=True), Sort("id", descending=True)),
        },
        default_sort=_OLDEST_FIRST,
        bounds=_OF_THE_CASE,
    ),
)
