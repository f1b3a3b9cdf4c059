"""Who counts asks for a published month, under a mandate of their own, and for nothing else."""

import pytest

from resolvers.schema import CORE
from tests.world.keys import AMSTERDAM, UTRECHT
from tests.world.serving import Asker, World
from tests.world.staff import mandate_id

MONTH = '{ statistics(month: "2026-01-01") { topic category area value } }'
COUNTER = Asker("statistician", UTRECHT)
OWN = mandate_id("statistician", UTRECHT)
NUMBERS = [
    {"topic": "CHECKS", "category": "NOT_VALID", "area": "VR09", "value": 15},
    {"topic": "CHECKS", "category": "VALID", "area": UTRECHT, "value": 40},
]


def test_a_published_month_is_answered_under_a_mandate(world: World) -> None:
    answer = world.ask(MONTH, world.headers(COUNTER, "STATISTICS", OWN))

    assert answer == {"data": {"statistics": NUMBERS}}


def test_t17_a_month_that_was_not_published_holds_nothing(world: World) -> None:
    document = MONTH.replace("2026-01-01", "2026-02-01")

    answer = world.ask(document, world.headers(COUNTER, "STATISTICS", OWN))

    assert answer == {"data": {"statistics": []}}


@pytest.mark.parametrize(
    ("asker", "purpose", "case", "code"),
    [
        (COUNTER, "NONE", None, "PURPOSE_MISSING"),
        (COUNTER, "STATISTICS", None, "CASE_MISSING"),
        (COUNTER, "STATISTICS", mandate_id("statistician", AMSTERDAM), "NOT_FOUND_OR_DENIED"),
        (COUNTER, "AUDIT", OWN, "UNAUTHORIZED_FIELD"),
        (Asker("inspector", UTRECHT), "STATISTICS", OWN, "UNAUTHORIZED_FIELD"),
    ],
)
def test_t16_without_a_mandate_of_their_own_nobody_counts(
    world: World, asker: Asker, purpose: str, case: object, code: str
) -> None:
    answer = world.ask(MONTH, world.headers(asker, purpose, case))

    assert code in {each["extensions"]["code"] for each in answer["errors"]}
    assert answer["data"] in (None, {"statistics": None})


def test_t16_a_month_is_all_that_can_be_asked_for() -> None:
    query = CORE.query_type
    assert query

    assert set(query.fields["statistics"].args) == {"month"}
