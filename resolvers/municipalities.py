"""Municipalities and what became of them: public reference data."""

from datetime import date

import strawberry
from strawberry import field

from resolvers.fields import Argument, answered
from resolvers.model import Cardinality, Placed, Relation, Root, Sort, Table

__all__ = ["MUNICIPALITY", "ROOTS", "Municipality", "MunicipalityQuery"]


@strawberry.type(description="Municipality (gemeente).")
class Municipality:
    """A municipality, past or present."""

    code: str = field(description="Code of Statistics Netherlands, GM and four digits (code).")
    name: str | None = field(description="Name; two municipalities can share one (naam).")
    province: str | None = field(description="Province (provincie).")
    valid_from: date | None = field(description="First day (ingangsdatum).")
    valid_until: date | None = field(description="Day it ceased to exist (einddatum).")
    successors: "list[Municipality] | None" = field(
        description="Municipalities that took over, by code (opvolgers na herindeling)."
    )


@strawberry.type
class MunicipalityQuery:
    """The fields of ``Query`` about municipalities."""

    municipality: Municipality | None = answered(
        "One municipality (gemeente).",
        code=Argument(str, "Code, GM and four digits (gemeentecode)."),
    )
    municipalities: list[Municipality] | None = answered(
        "Municipalities that exist on a day, by code (gemeenten).",
        on=Argument(date | None, "The day; today when absent (peildatum)."),
    )


MUNICIPALITY = Table(
    type="Municipality",
    view="municipality",
    placed=Placed.NOWHERE,
    key="code",
    relations={
        "successors": Relation(
            type="Municipality",
            parent="code",
            child="from_code",
            many=True,
            view="municipality_successor",
            sort=(Sort("code"),),
        ),
    },
    public=frozenset({"code", "name", "province", "validFrom", "validUntil", "successors"}),
    gated=False,
)

ROOTS = (
    Root(
        field="municipality",
        type="Municipality",
        cardinality=Cardinality.ONE,
        keys={"code": "Municipality.code"},
    ),
    Root(
        field="municipalities",
        type="Municipality",
        cardinality=Cardinality.LIST,
        default_sort=(Sort("code"),),
        on=("valid_from", "valid_until"),
    ),
)
