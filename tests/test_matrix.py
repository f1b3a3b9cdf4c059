"""Every role, relation, coordinate and purpose: over HTTP, the answer is what the matrix says."""

from collections.abc import Iterator
from typing import Final

import pytest

from resolvers.schema import coordinates
from tests.world.keys import AMSTERDAM, HAGUE, POLICE_OF, UTRECHT, Kind, row_id
from tests.world.matrix import GROUPS, OTHER, OWN, is_open, is_open_somewhere
from tests.world.operations import (
    ANSWERED,
    HIDDEN,
    WITHHELD,
    Operation,
    make_operation,
    read_outcome,
)
from tests.world.serving import PUBLIC, Asker, World
from tests.world.staff import POSTS, PURPOSES, mandate_id

pytest_plugins = ["tests.world.fixtures"]

TOWN_OF: Final = {unit: town for town, unit in POLICE_OF.items()} | {"none": HAGUE}
ASKERS: Final = [
    PUBLIC,
    *(Asker(role, home) for role, home in POSTS if TOWN_OF.get(home, home) != HAGUE),
]


def town_of(asker: Asker) -> str:
    return TOWN_OF.get(asker.home, asker.home)


def case_of(asker: Asker, purpose: str, operation: Operation) -> object:
    """The open case of the asker's town that reaches the record which the operation asks for."""
    own, town = town_of(asker), operation.steps[0].town
    if purpose == "LICENCE_ISSUANCE" and operation.steps[0].coordinate == "Query.application":
        return row_id(Kind.APPLICATION, town)
    cases: dict[str, object] = {
        "NONE": None,
        "LICENCE_WORKLIST": None,
        "LICENCE_CHECK": row_id(Kind.CHECK_OPEN, own),
        "LICENCE_ISSUANCE": row_id(Kind.PROCEDURE_LICENCE, own, town),
        "OPERATOR_SUPERVISION": row_id(Kind.PROCEDURE_OPERATOR, own, town),
        "DATA_SUBJECT_REQUEST": row_id(Kind.REQUEST, own),
    }
    if (asker.role, purpose) == ("statistician", "STATISTICS"):
        return mandate_id(asker.role, asker.home)
    return cases.get(purpose, row_id(Kind.MANDATE, own))


def read_coordinates() -> Iterator[tuple[str, bool]]:
    """Every coordinate that a query reads, and whether its records are placed in a town."""
    others = ("Mutation.", "ReferralReceipt.", "Subscription.")
    return (each for each in coordinates().items() if not each[0].startswith(others))


def make_operations(asker: Asker, purpose: str) -> Iterator[Operation]:
    """Every coordinate, on a record of the own town and of another."""
    own = town_of(asker)
    other = UTRECHT if own == AMSTERDAM else AMSTERDAM
    for coordinate, placed in read_coordinates():
        for town in (own, other) if placed else (own,):
            yield make_operation(coordinate, purpose, town=town, own=own)


def expect(asker: Asker, purpose: str, operation: Operation) -> tuple[str, str | None]:
    """What must become of the coordinate, and the code of a refusal."""
    named = operation.coordinates
    if not all(is_open_somewhere(asker.role, purpose, each) for each in named):
        return "REFUSED", expect_code(asker, purpose, operation.target)
    for step in operation.steps:
        if not opens(asker, purpose, step.coordinate, step.holder):
            return (HIDDEN if step.is_root else WITHHELD), None
        if step.key_coordinate and not opens(asker, purpose, step.key_coordinate, step.town):
            return HIDDEN, None
    return ANSWERED, None


def expect_code(asker: Asker, purpose: str, coordinate: str) -> str | None:
    if is_open_somewhere(asker.role, purpose, coordinate):
        return None
    elsewhere = any(is_open_somewhere(asker.role, each, coordinate) for each in PURPOSES)
    return "PURPOSE_MISSING" if purpose == "NONE" and elsewhere else "UNAUTHORIZED_FIELD"


def opens(asker: Asker, purpose: str, coordinate: str, town: str) -> bool:
    relation = OWN if asker != PUBLIC and town_of(asker) == town else OTHER
    return is_open(asker.role, purpose, coordinate, town=town, relation=relation)


def observe(
    world: World, asker: Asker, purpose: str, operation: Operation
) -> tuple[str, str | None]:
    """What became of the coordinate, and the code of a refusal."""
    case = case_of(asker, purpose, operation)
    answer = world.ask(operation.document, world.headers(asker, purpose, case))
    named = [each["extensions"] for each in answer.get("errors", ())]
    if answer["data"] is None:
        codes = {each["coordinate"]: each["code"] for each in named}
        return "REFUSED", codes.get(operation.target)
    assert all(each == {"code": "NOT_FOUND_OR_DENIED"} for each in named)
    return read_outcome(operation, answer["data"]), None


def test_every_coordinate_of_the_schema_stands_in_the_matrix_once() -> None:
    listed = [name for group in GROUPS.values() for name in group.split()]

    assert sorted(listed) == sorted(name for name, _ in read_coordinates())


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("asker", ASKERS, ids=str)
def test_the_gateway_answers_what_the_matrix_says(world: World, asker: Asker, purpose: str) -> None:
    differences = {
        operation.document: (expected, observed)
        for operation in make_operations(asker, purpose)
        if (expected := expect(asker, purpose, operation))
        != (observed := observe(world, asker, purpose, operation))
    }

    assert differences == {}


@pytest.mark.parametrize("asker", ASKERS, ids=str)
def test_what_the_matrix_opens_can_be_reached(asker: Asker) -> None:
    unreached = [
        (purpose, operation.document)
        for purpose in PURPOSES
        for operation in make_operations(asker, purpose)
        if is_open_somewhere(asker.role, purpose, operation.target)
        and expect(asker, purpose, operation)[0] == "REFUSED"
    ]

    assert unreached == []
