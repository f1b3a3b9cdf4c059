"""Every statement answers what the slow and obvious reference answers."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from policies.decision import OWN
from resolvers.statement import conditions, records
from resolvers.statement.records import Scribe
from resolvers.statement.scopes import ALWAYS, Own, openness
from tests.reference.agreement import agree, askings, disagreement
from tests.reference.bench import Asking, Bench, asking
from tests.reference.grants import opened

PROFILE = settings(
    max_examples=300,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def prove(bench: Bench, profile: settings) -> None:
    """Hold random operations under random grants against the reference."""

    @profile
    @given(askings())
    def hold(asked: Asking) -> None:
        agree(bench, asked)

    hold()


def test_answers_what_the_reference_answers(bench: Bench) -> None:
    prove(bench, PROFILE)


def forget_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        records,
        "openness",
        lambda scope, place, own: openness(replace(scope, exceptions=frozenset()), place, own),
    )


def lose_the_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Own, "holds", Own.lacks)


def filter_closed_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    write = Scribe.open
    monkeypatch.setattr(
        Scribe,
        "open",
        lambda scribe, coordinate, record, action="read": (
            write(scribe, coordinate, record, action) if action == "read" else ALWAYS
        ),
    )


@pytest.mark.parametrize("plant", [forget_exceptions, filter_closed_rows, lose_the_own])
def test_the_reference_finds_a_planted_fault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None]
) -> None:
    plant(monkeypatch)

    with pytest.raises((AssertionError, ExceptionGroup)):
        prove(bench, settings(PROFILE, phases=[Phase.generate]))


ORDERED = "{ licences(orderBy: VALID_UNTIL_ASC) { nodes { number } edges { cursor } } }"


def sorting_by_the_own(bench: Bench) -> Asking:
    asked = asking(ORDERED, bench.asker)
    return replace(asked, grant=opened(asked.grant, {"Licence.validUntil": OWN}))


def test_h02_an_order_holds_only_records_on_which_its_column_may_be_read(bench: Bench) -> None:
    asked = sorting_by_the_own(bench)

    agree(bench, asked)

    everything = bench.answer(asking(ORDERED, bench.asker)).data["licences"]["nodes"]
    assert 0 < len(bench.answer(asked).data["licences"]["nodes"]) < len(everything)


def test_h02_the_reference_finds_an_order_that_holds_more(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conditions, "SORTING", ("filter",))

    assert disagreement(bench, sorting_by_the_own(bench))
