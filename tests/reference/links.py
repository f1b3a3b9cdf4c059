"""The register as a reader of the schema would draw it: what leads where, what limits what.

Written by hand and not taken from ``resolvers``, so that a wrong declaration there is found.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

__all__ = [
    "CASE_VIEWS",
    "KEYS",
    "LINEAGE",
    "LINKS",
    "NOWHERE",
    "PERSONS",
    "PUBLIC",
    "ROOTS",
    "SHARED",
    "VIEWS",
    "WRAPPERS",
    "Link",
    "Root",
]


@dataclass(frozen=True)
class Link:
    """A field that leads from one record to others."""

    view: str
    here: str
    there: str
    order: tuple[str, ...] = ()
    """Columns to sort by, all down or all up; empty where there is one record at most."""
    down: bool = False
    where: tuple[str, str] | None = None


@dataclass(frozen=True)
class Root:
    """A field of ``Query``."""

    type: str
    kind: str
    """``one``, ``check``, ``scalar``, ``list`` or ``page``."""
    key: tuple[str, str] | None = None
    """Argument of the exact number, and the coordinate it searches."""
    filters: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Field of the filter -> field it compares, and how: ``in``, ``=``, ``>=``, ``<=``."""
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Fields of the order without its direction -> fields to sort by, the key last."""
    default: str = ""
    bounds: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Purpose -> column of the row and column of the case that must be equal."""
    persons: str = ""
    """Column that holds the operator licence whose persons a case opens."""


VIEWS: Final = {
    "Licence": "licence",
    "LicenceCheck": "licence_check",
    "OperatorLicence": "operator_licence",
    "Inspection": "inspection",
    "Annotation": "annotation",
    "Municipality": "municipality",
    "Statistic": "statistic",
    "Me": "me",
}
KEYS: Final = {
    "Licence": "number",
    "LicenceCheck": "result",
    "OperatorLicence": "number",
    "Inspection": "id",
    "Annotation": "id",
    "Municipality": "code",
    "Statistic": "id",
    "Appointment": "id",
}
NOWHERE: Final = frozenset({"Municipality", "Statistic", "Me", "Appointment"})
"""Types whose records have no municipality."""
WRAPPERS: Final = ("PageInfo", "Connection", "Edge")
PUBLIC: Final = {
    "OperatorLicence": frozenset(
        [
            "number",
            "tradeName",
            "businessType",
            "premises",
            "municipality",
            "status",
            "validFrom",
            "validUntil",
        ]
    ),
    "Municipality": frozenset(
        ["code", "name", "province", "validFrom", "validUntil", "successors"]
    ),
    "Me": frozenset(["name", "appointments"]),
    "Appointment": frozenset(
        ["id", "role", "municipality", "policeUnit", "validFrom", "validUntil"]
    ),
}
"""What discloses nothing about a person."""
PERSONS: Final = frozenset({"OperatorLicence.operator", "OperatorLicence.managers"})
"""What only a case opens, under every purpose."""
SHARED: Final = {"Annotation.text": "text_shared"}
"""Field -> column that says whether others than the own municipality may read it."""
LINEAGE: Final = {
    "Licence.minimumAgeMet": {"Holder.birthDate"},
    "LicenceCheck.result": {"Licence.status", "Licence.validUntil"},
    "LicenceCheck.reason": {"Licence.status", "Licence.validUntil"},
}
CASE_VIEWS: Final = {
    "LICENCE_CHECK": "case_inspection",
    "LICENCE_ISSUANCE": "case_procedure",
    "OPERATOR_SUPERVISION": "case_operator",
    "DATA_SUBJECT_REQUEST": "case_subject_request",
    "AUDIT": "case_mandate",
    "STATISTICS": "case_mandate",
    "RETENTION": "case_mandate",
}

_NEWEST = ("made_at", "id")

LINKS: Final = {
    "Licence.issuingMunicipality": Link("municipality", "issuing_municipality", "code"),
    "Licence.photo": Link("photo", "number", "licence_number"),
    "Licence.holder": Link("holder", "holder_id", "id"),
    "Licence.interview": Link("interview", "number", "licence_number"),
    "Licence.decisions": Link(
        "decision", "number", "licence_number", ("decided_on", "id"), down=True
    ),
    "Licence.procedures": Link(
        "procedure", "number", "licence_number", ("opened_at", "id"), down=True
    ),
    "Licence.annotations": Link("annotation", "number", "licence_number", _NEWEST, down=True),
    "LicenceCheck.licence": Link("licence", "number", "number"),
    "LicenceCheck.annotations": Link("annotation", "number", "licence_number", _NEWEST, down=True),
    "OperatorLicence.municipality": Link("municipality", "municipality", "code"),
    "OperatorLicence.operator": Link(
        "operator_person", "number", "operator_licence_number", where=("capacity", "OPERATOR")
    ),
    "OperatorLicence.managers": Link(
        "operator_person",
        "number",
        "operator_licence_number",
        ("id",),
        where=("capacity", "MANAGER"),
    ),
    "OperatorLicence.measures": Link(
        "measure", "number", "operator_licence_number", ("imposed_on", "id"), down=True
    ),
    "OperatorLicence.annotations": Link(
        "annotation", "number", "operator_licence_number", _NEWEST, down=True
    ),
    "Inspection.municipality": Link("municipality", "municipality", "code"),
    "Inspection.operatorLicence": Link("operator_licence", "operator_licence_number", "number"),
    "Inspection.team": Link("team_member", "id", "inspection_id", ("id",)),
    "Inspection.checks": Link(
        "recorded_check", "id", "inspection_id", ("checked_at", "id"), down=True
    ),
    "Annotation.municipality": Link("municipality", "municipality", "code"),
    "Annotation.author": Link("officer", "author_id", "id"),
    "Municipality.successors": Link("municipality_successor", "code", "from_code", ("code",)),
    "Me.appointments": Link("my_appointment", "officer_id", "officer_id", ("id",)),
    "Appointment.municipality": Link("municipality", "municipality", "code"),
}

ROOTS: Final = {
    "me": Root("Me", "one"),
    "licenceValidity": Root("LicenceCheck", "scalar", ("number", "Licence.number")),
    "licenceCheck": Root(
        "LicenceCheck",
        "check",
        ("number", "Licence.number"),
        bounds={"LICENCE_ISSUANCE": ("number", "licence_number")},
    ),
    "licence": Root(
        "Licence",
        "one",
        ("number", "Licence.number"),
        bounds={
            "LICENCE_ISSUANCE": ("number", "licence_number"),
            "DATA_SUBJECT_REQUEST": ("holder_id", "holder_id"),
        },
    ),
    "licences": Root(
        "Licence",
        "page",
        filters={
            "status": ("status", "in"),
            "validUntilFrom": ("validUntil", ">="),
            "validUntilTo": ("validUntil", "<="),
        },
        orders={"NUMBER": ("number",), "VALID_UNTIL": ("validUntil", "number")},
        default="NUMBER_ASC",
        bounds={
            "LICENCE_ISSUANCE": ("number", "licence_number"),
            "DATA_SUBJECT_REQUEST": ("holder_id", "holder_id"),
        },
    ),
    "operatorLicence": Root(
        "OperatorLicence", "one", ("number", "OperatorLicence.number"), persons="number"
    ),
    "operatorLicences": Root(
        "OperatorLicence",
        "page",
        filters={
            "municipality": ("municipality", "in"),
            "businessType": ("businessType", "in"),
            "status": ("status", "in"),
            "tradeName": ("tradeName", "="),
            "validUntilFrom": ("validUntil", ">="),
            "validUntilTo": ("validUntil", "<="),
        },
        orders={
            "NUMBER": ("number",),
            "TRADE_NAME": ("tradeName", "number"),
            "VALID_UNTIL": ("validUntil", "number"),
        },
        default="NUMBER_ASC",
        persons="number",
    ),
    "inspection": Root(
        "Inspection",
        "one",
        ("id", "Inspection.id"),
        bounds={"LICENCE_CHECK": ("id", "inspection_id")},
        persons="operator_licence_number",
    ),
    "inspections": Root(
        "Inspection",
        "page",
        filters={
            "kind": ("kind", "in"),
            "outcome": ("outcome", "in"),
            "openedFrom": ("openedAt", ">="),
            "openedTo": ("openedAt", "<="),
        },
        orders={"OPENED_AT": ("openedAt", "id")},
        default="OPENED_AT_DESC",
        bounds={"LICENCE_CHECK": ("id", "inspection_id")},
        persons="operator_licence_number",
    ),
    "annotations": Root(
        "Annotation",
        "page",
        filters={
            "category": ("category", "in"),
            "madeFrom": ("madeAt", ">="),
            "madeTo": ("madeAt", "<="),
        },
        orders={"MADE_AT": ("madeAt", "id")},
        default="MADE_AT_DESC",
        bounds={
            "LICENCE_CHECK": ("inspection_id", "inspection_id"),
            "LICENCE_ISSUANCE": ("licence_number", "licence_number"),
        },
    ),
    "municipality": Root("Municipality", "one", ("code", "Municipality.code")),
    "municipalities": Root("Municipality", "list"),
    "statistics": Root("Statistic", "list", ("month", "Statistic.month")),
}
