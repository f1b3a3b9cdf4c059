"""Operators and their businesses."""

from datetime import date
from enum import Enum
from uuid import UUID

import strawberry
from strawberry import enum_value, field

from resolvers.annotations import NEWEST_FIRST, Annotation
from resolvers.codes import BusinessType, LicenceStatus, MeasureKind
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
from resolvers.pages import Connection, paged
from resolvers.sealing.forms import sealed_fields

__all__ = [
    "PERSONS",
    "ROOTS",
    "TABLES",
    "Measure",
    "OperatorLicence",
    "OperatorLicenceFilter",
    "OperatorLicenceOrder",
    "OperatorPerson",
    "OperatorQuery",
    "persons_of_the_case",
]


@strawberry.type(description="Operator or manager of a business (exploitant of beheerder).")
class OperatorPerson:
    """A person behind a business."""

    given_names: str | None = field(description="Given names (voornamen).")
    family_name: str | None = field(description="Family name (geslachtsnaam).")
    birth_date: date | None = field(description="Date of birth (geboortedatum).")
    withheld: list[str] = withheld_names()


@strawberry.type(description="Measure against an operator (maatregel).")
class Measure:
    """What was imposed on an operator."""

    id: UUID | None = field(description="Identifier; a case until it is lifted (kenmerk).")
    kind: MeasureKind | None = field(description="Kind of measure (soort maatregel).")
    ground: str | None = field(description="Legal ground (grond).")
    imposed_on: date | None = field(description="Day it was imposed (opgelegd op).")
    lifted_on: date | None = field(description="Day it ended (opgeheven op).")
    withheld: list[str] = withheld_names()


@strawberry.type(description="Licence of a business (exploitatievergunning).")
class OperatorLicence:
    """A licence of a business; its first eight fields are public."""

    number: str = field(description="Number (nummer exploitatievergunning).")
    trade_name: str | None = field(description="Trade name (handelsnaam).")
    business_type: BusinessType | None = field(description="Type of business (soort bedrijf).")
    premises: str | None = field(description="Address of the business (locatie).")
    municipality: Municipality | None = field(description="Municipality (gemeente).")
    status: LicenceStatus | None = field(description="Status today (status).")
    valid_from: date | None = field(description="First day (geldig van).")
    valid_until: date | None = field(description="Last day (geldig tot en met).")
    operator: OperatorPerson | None = field(
        description="Who runs the business; needs a case (exploitant)."
    )
    managers: list[OperatorPerson] | None = field(
        description="Who manages the business; needs a case (beheerders)."
    )
    conditions: list[str] | None = field(description="Conditions (voorschriften).")
    measures: list[Measure] | None = field(
        description="Measures against the operator, newest first (maatregelen)."
    )
    annotations: list[Annotation] | None = limited(
        "Annotations on the business, newest first (aantekeningen)."
    )
    version: int | None = field(description="How often it was changed, and one (versie).")
    withheld: list[str] = withheld_names()


@strawberry.input(
    description="Which operator licences to list (selectie van exploitatievergunningen)."
)
class OperatorLicenceFilter:
    """Which operator licences to list; all conditions hold together."""

    municipality: list[str] | None = field(description="Code, one of these (gemeentecode).")
    business_type: list[BusinessType] | None = field(description="One of these (soort bedrijf).")
    status: list[LicenceStatus] | None = field(description="One of these (status).")
    trade_name: str | None = field(description="Exactly this trade name (handelsnaam).")
    valid_until_from: date | None = field(description="Valid until then or later (vanaf).")
    valid_until_to: date | None = field(description="Valid until then at most (tot en met).")


@strawberry.enum(description="Order of operator licences (volgorde).")
class OperatorLicenceOrder(Enum):
    """In which order operator licences are listed."""

    NUMBER_ASC = enum_value("NUMBER_ASC", description="By number (nummer oplopend).")
    NUMBER_DESC = enum_value("NUMBER_DESC", description="By number, down (nummer aflopend).")
    TRADE_NAME_ASC = enum_value(
        "TRADE_NAME_ASC", description="By trade name (handelsnaam oplopend)."
    )
    TRADE_NAME_DESC = enum_value(
        "TRADE_NAME_DESC", description="By trade name, down (handelsnaam aflopend)."
    )
    VALID_UNTIL_ASC = enum_value(
        "VALID_UNTIL_ASC", description="By last day (geldig tot oplopend)."
    )
    VALID_UNTIL_DESC = enum_value(
        "VALID_UNTIL_DESC", description="By last day, down (geldig tot aflopend)."
    )


@strawberry.type
class OperatorQuery:
    """The fields of ``Query`` about operators."""

    operator_licence: OperatorLicence | None = answered(
        "One operator licence (exploitatievergunning).",
        number=Argument(str, "Exact number (nummer exploitatievergunning)."),
    )
    operator_licences: Connection[OperatorLicence] | None = paged(
        "Operator licences, by number (exploitatievergunningen).",
        filter_type=OperatorLicenceFilter,
        order_type=OperatorLicenceOrder,
    )


TABLES = (
    Table(
        type="OperatorLicence",
        view="operator_licence",
        placed=Placed.ITSELF,
        key="number",
        relations={
            "municipality": Relation(type="Municipality", parent="municipality", child="code"),
            "operator": Relation(
                type="OperatorPerson",
                parent="number",
                child="operator_licence_number",
                where={"capacity": "OPERATOR"},
            ),
            "managers": Relation(
                type="OperatorPerson",
                parent="number",
                child="operator_licence_number",
                many=True,
                where={"capacity": "MANAGER"},
                sort=(Sort("id"),),
            ),
            "measures": Relation(
                type="Measure",
                parent="number",
                child="operator_licence_number",
                many=True,
                sort=(Sort("imposed_on", descending=True), Sort("id", descending=True)),
            ),
            "annotations": Relation(
                type="Annotation",
                parent="number",
                child="operator_licence_number",
                many=True,
                sort=NEWEST_FIRST,
            ),
        },
        public=frozenset(
            {
                "number",
                "tradeName",
                "businessType",
                "premises",
                "municipality",
                "status",
                "validFrom",
                "validUntil",
            }
        ),
        subject=True,
    ),
    Table(
        type="OperatorPerson",
        view="operator_person",
        placed=Placed.PARENT,
        sealed=sealed_fields(
            "register.operator_person",
            givenNames="given_names",
            familyName="family_name",
            birthDate="birth_date",
        ),
    ),
    Table(type="Measure", view="measure", placed=Placed.PARENT),
)


def _by(column: str) -> dict[str, tuple[Sort, ...]]:
    """Sort by a column, then by number, either way."""
    name = column.upper()
    return {
        f"{name}_ASC": (Sort(column), Sort("number")),
        f"{name}_DESC": (Sort(column, descending=True), Sort("number", descending=True)),
    }


def persons_of_the_case(column: str) -> dict[str, Bound]:
    """Limit whoever asks for the persons behind a business to the business of the case.

    Parameters
    ----------
    column
        Column of the root's view that holds the number of the operator licence.

    Returns
    -------
    dict of str to Bound
        By coordinate.
    """
    bound = Bound(column, "operator_licence_number")
    return {"OperatorLicence.operator": bound, "OperatorLicence.managers": bound}


PERSONS = persons_of_the_case("number")

ROOTS = (
    Root(
        field="operatorLicence",
        type="OperatorLicence",
        cardinality=Cardinality.ONE,
        keys={"number": "OperatorLicence.number"},
        case_fields=PERSONS,
    ),
    Root(
        field="operatorLicences",
        type="OperatorLicence",
        cardinality=Cardinality.PAGE,
        filters={
            "municipality": Filter("municipality", Operator.IN),
            "businessType": Filter("businessType", Operator.IN),
            "status": Filter("status", Operator.IN),
            "tradeName": Filter("tradeName", Operator.EQUAL),
            "validUntilFrom": Filter("validUntil", Operator.FROM),
            "validUntilTo": Filter("validUntil", Operator.UNTIL),
        },
        sorts={
            "NUMBER_ASC": (Sort("number"),),
            "NUMBER_DESC": (Sort("number", descending=True),),
            **_by("trade_name"),
            **_by("valid_until"),
        },
        default_sort=(Sort("number"),),
        case_fields=PERSONS,
    ),
)
