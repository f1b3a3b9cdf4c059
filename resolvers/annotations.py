"""Annotations that supervisors leave, and who left them."""

from datetime import date, datetime
from enum import Enum
from uuid import UUID

import strawberry
from strawberry import enum_value, field

from resolvers.codes import AnnotationCategory, AnnotationTrack
from resolvers.fields import answered, withheld_names
from resolvers.model import (
    Apart,
    Bound,
    Cardinality,
    Filter,
    Fixed,
    Named,
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
    "ANNOTATION",
    "EVENTS",
    "NEWEST_FIRST",
    "OFFICER",
    "ROOTS",
    "Annotation",
    "AnnotationFilter",
    "AnnotationOrder",
    "AnnotationQuery",
    "AnnotationSubscription",
    "Officer",
]


@strawberry.type(description="Municipal or police officer (ambtenaar).")
class Officer:
    """An officer, as a supervisor of the same municipality sees them."""

    name: str | None = field(description="Name of the officer (naam).")
    withheld: list[str] = withheld_names()


@strawberry.type(description="Annotation of a supervisor (aantekening).")
class Annotation:
    """A coded finding that supervisors of other municipalities may come to read."""

    id: UUID = field(description="Identifier (kenmerk).")
    track: AnnotationTrack | None = field(description="Track, for ever (spoor).")
    category: AnnotationCategory | None = field(description="Category (categorie).")
    finding: str | None = field(description="What was found, coded (bevinding).")
    text: str | None = field(description="What was found, in words (toelichting).")
    made_at: datetime | None = field(description="When it was made (gemaakt op).")
    municipality: Municipality | None = field(
        description="Municipality of the inspection it came from (gemeente)."
    )
    author: Officer | None = field(description="Officer who made it (opsteller).")
    disputed: bool | None = field(description="Whether the data subject disputes it (betwist).")
    restricted: bool | None = field(
        description="Whether its processing is restricted (verwerking beperkt)."
    )
    superseded_by: UUID | None = field(
        description="Annotation that took its place (vervangen door)."
    )
    retain_until: date | None = field(description="Last day it is kept (bewaren tot).")
    text_shared: bool | None = field(
        description="Whether other municipalities may read its text: a second officer confirmed it"
        " (toelichting gedeeld)."
    )
    version: int | None = field(description="How often it was changed, and one (versie).")
    withheld: list[str] = withheld_names()


@strawberry.input(description="Which annotations to list (selectie van aantekeningen).")
class AnnotationFilter:
    """Which annotations to list; all conditions hold together."""

    category: list[AnnotationCategory] | None = field(description="One of these (categorie).")
    made_from: datetime | None = field(description="Made then or later (gemaakt vanaf).")
    made_to: datetime | None = field(description="Made then or earlier (gemaakt tot en met).")


@strawberry.enum(description="Order of annotations (volgorde van aantekeningen).")
class AnnotationOrder(Enum):
    """In which order annotations are listed."""

    MADE_AT_DESC = enum_value("MADE_AT_DESC", description="Newest first (nieuwste eerst).")
    MADE_AT_ASC = enum_value("MADE_AT_ASC", description="Oldest first (oudste eerst).")


@strawberry.type
class AnnotationQuery:
    """The fields of ``Query`` about annotations."""

    annotations: Connection[Annotation] | None = paged(
        "Annotations within reach of the purpose, newest first (aantekeningen).",
        filter_type=AnnotationFilter,
        order_type=AnnotationOrder,
    )


@strawberry.type
class AnnotationSubscription:
    """The fields of ``Subscription`` about annotations."""

    annotation_made: Annotation | None = answered(
        "A new annotation on a licence that the open inspection has checked, made elsewhere"
        " (nieuwe aantekening)."
    )


OFFICER = Table(type="Officer", view="officer", placed=Placed.PARENT)

ANNOTATION = Table(
    type="Annotation",
    view="annotation",
    placed=Placed.ITSELF,
    key="id",
    relations={
        "municipality": Relation(type="Municipality", parent="municipality", child="code"),
        "author": Relation(type="Officer", parent="author_id", child="id"),
    },
    subject=True,
    restricted=True,
    restricted_shown=frozenset({"DATA_SUBJECT_REQUEST"}),
    shared={"text": "text_shared"},
)

NEWEST_FIRST = (Sort("made_at", descending=True), Sort("id", descending=True))

ROOTS = (
    Root(
        field="annotations",
        type="Annotation",
        cardinality=Cardinality.PAGE,
        filters={
            "category": Filter("category", Operator.IN),
            "madeFrom": Filter("madeAt", Operator.FROM),
            "madeTo": Filter("madeAt", Operator.UNTIL),
        },
        sorts={
            "MADE_AT_DESC": NEWEST_FIRST,
            "MADE_AT_ASC": (Sort("made_at"), Sort("id")),
        },
        default_sort=NEWEST_FIRST,
        bounds={
            "LICENCE_CHECK": (Bound("inspection_id", "inspection_id"),),
            "LICENCE_ISSUANCE": (Bound("licence_number", "licence_number"),),
            "OPERATOR_SUPERVISION": (Fixed("track", "ILLEGAL_OPERATION"),),
        },
    ),
)

EVENTS = (
    Root(
        field="annotationMade",
        type="Annotation",
        cardinality=Cardinality.ONE,
        event="id",
        bounds={
            "LICENCE_CHECK": (
                Named("checked_licence", column="licence_number", case_column="inspection_id"),
                Apart("inspection_id", "inspection_id"),
            )
        },
    ),
)
