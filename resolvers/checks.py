"""Checks of a licence by its exact number."""

import strawberry
from strawberry import field

from resolvers.annotations import NEWEST_FIRST, Annotation
from resolvers.codes import CheckResult, NotValidReason
from resolvers.fields import answered, limited, withheld_names
from resolvers.licences import EXACT_NUMBER, Licence
from resolvers.model import Bound, Cardinality, Placed, Relation, Root, Table

__all__ = ["LICENCE_CHECK", "ROOTS", "CheckQuery", "LicenceCheck"]


@strawberry.type(description="Check of a licence on site (verificatie ter plaatse).")
class LicenceCheck:
    """A check: a number that was never issued looks like one that is not valid."""

    result: CheckResult = field(description="Result (uitslag).")
    reason: NotValidReason | None = field(
        description="Why a licence that exists is not valid (reden van ongeldigheid)."
    )
    licence: Licence | None = field(description="The licence that was checked (vergunning).")
    annotations: list[Annotation] | None = limited(
        "Annotations on the licence, newest first (aantekeningen)."
    )
    withheld: list[str] = withheld_names()


@strawberry.type
class CheckQuery:
    """The fields of ``Query`` that check a licence."""

    licence_validity: CheckResult = answered(
        "Whether a licence with this number is in force; open to everybody (geldigheid).",
        number=EXACT_NUMBER,
    )
    licence_check: LicenceCheck | None = answered(
        "Check one licence on site (controle ter plaatse).", number=EXACT_NUMBER
    )


LICENCE_CHECK = Table(
    type="LicenceCheck",
    view="licence_check",
    placed=Placed.ITSELF,
    key="result",
    relations={
        "licence": Relation(type="Licence", parent="number", child="number"),
        "annotations": Relation(
            type="Annotation",
            parent="number",
            child="licence_number",
            many=True,
            sort=NEWEST_FIRST,
        ),
    },
    subject=True,
    lineage={
        "result": ("Licence.status", "Licence.validUntil"),
        "reason": ("Licence.status", "Licence.validUntil"),
    },
)

ROOTS = (
    Root(
        field="licenceValidity",
        type="LicenceCheck",
        cardinality=Cardinality.SCALAR,
        keys={"number": "Licence.number"},
        missing={"result": "NOT_VALID"},
        scalar="result",
        counted=True,
    ),
    Root(
        field="licenceCheck",
        type="LicenceCheck",
        cardinality=Cardinality.ALWAYS,
        keys={"number": "Licence.number"},
        bounds={"LICENCE_ISSUANCE": (Bound("number", "licence_number"),)},
        missing={"result": "NOT_VALID"},
        counted=True,
        recorded=frozenset({"LICENCE_CHECK"}),
    ),
)
