"""A check does the same work for a licence that is there and for one that is not."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import pytest

from resolvers.statement.compile import compile_root
from tests.reference.bench import Bench, asking, read
from tests.reference.rows import CASES

CHECK: Final = (
    "{ licenceCheck(number: %s) { result reason licence { status photo { base64 } }"
    " annotations { category text } } }"
)
HIT: Final = '"4444444444"'
MISS: Final = '"4443444444"'


def test_t07_a_miss_does_the_work_of_a_hit(bench: Bench) -> None:
    hit = bench.run(explain(bench, CHECK % HIT))

    miss = bench.run(explain(bench, CHECK % MISS))

    assert hit == miss
    assert any("photo" in step for step, _ in hit)


@pytest.mark.parametrize("number", [HIT, MISS])
def test_t07_only_what_was_asked_for_leaves_the_statement(bench: Bench, number: str) -> None:
    asked = asking(CHECK % number, check_asker(bench))

    found = bench.answer(bench.current(asked)).data["licenceCheck"]

    assert (found["licence"] is not None) == (number == HIT)


async def explain(bench: Bench, text: str) -> list[tuple[str, float]]:
    """Run a check, and list what PostgreSQL did: each step, and how often."""
    asked = bench.current(asking(text, check_asker(bench)))
    selection, variables = read(text, {})
    statement = compile_root(bench.model, asked.grant, asked.capacity, selection[0])
    bound = statement.arguments(asked.asker, variables.coerced)
    async with bench.rolled_back():
        await bench.connection.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        text = "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) " + statement.text
        (plan,) = json.loads(await bench.connection.fetchval(text, *bound))
    return sorted(steps(plan["Plan"]))


def steps(plan: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Walk a plan that ran; what is written differs, and is left out."""
    if plan["Node Type"] != "ModifyTable":
        yield f"{plan['Node Type']} {plan.get('Relation Name', '')}", plan["Actual Loops"]
    for each in plan.get("Plans", ()):
        yield from steps(each)


def check_asker(bench: Bench) -> Any:
    """An inspector with an open inspection."""
    return replace(bench.asker, purpose="LICENCE_CHECK", case=CASES["LICENCE_CHECK"][0])
