"""Statistics: what was published of a month, and nothing that is computed when it is asked."""

from datetime import date
from enum import Enum

import strawberry
from strawberry import enum_value, field

from resolvers.fields import Argument, answered
from resolvers.model import Cardinality, Placed, Root, Sort, Table

__all__ = ["ROOTS", "STATISTIC", "Statistic", "StatisticQuery", "StatisticTopic"]


@strawberry.enum(description="What was counted (onderwerp).")
class StatisticTopic(Enum):
    """What the cells of a month tell of."""

    INSPECTIONS = enum_value(
        "INSPECTIONS",
        description="Inspections closed, by kind and outcome (controles).",
    )
    CHECKS = enum_value(
        "CHECKS",
        description="Licences checked, by result; a holder counts once (verificaties).",
    )
    ANNOTATIONS = enum_value(
        "ANNOTATIONS",
        description="Licences and businesses annotated, by track and category (aantekeningen).",
    )
    LICENCE_DECISIONS = enum_value(
        "LICENCE_DECISIONS", description="Holders decided about, by kind (besluiten)."
    )
    OPERATOR_MEASURES = enum_value(
        "OPERATOR_MEASURES",
        description="Operators on whom a measure was imposed, by kind (maatregelen).",
    )


@strawberry.type(description="Number of a published month (statistiek).")
class Statistic:
    """One cell of the tables of a month."""

    id: str = field(description="Month, topic, category and area, with slashes (kenmerk).")
    month: date | None = field(description="First day of the month (maand).")
    topic: StatisticTopic | None = field(description="What was counted (onderwerp).")
    category: str | None = field(
        description="Codes of the register, with a slash between two (categorie)."
    )
    area: str | None = field(
        description="Code of a municipality, or of the safety region in its place (gebied)."
    )
    value: int | None = field(description="How many, rounded to five (aantal).")


@strawberry.type
class StatisticQuery:
    """The field of ``Query`` about statistics."""

    statistics: list[Statistic] | None = answered(
        "Numbers of a published month; what is not told is below the minimum (statistieken).",
        month=Argument(date, "First day of the month (maand)."),
    )


STATISTIC = Table(type="Statistic", view="statistic", placed=Placed.NOWHERE, key="id", gated=False)

ROOTS = (
    Root(
        field="statistics",
        type="Statistic",
        cardinality=Cardinality.LIST,
        keys={"month": "Statistic.month"},
        default_sort=(Sort("id"),),
    ),
)
