"""Which municipalities a home calls its own, on the days that changed it."""

from datetime import date

import pytest

from policies.territory import Succession, Territory

EEMSDELTA = [
    Succession(date(2021, 1, 1), "MERGE_NEW", code, "GM1979")
    for code in ("GM0003", "GM0010", "GM0024")
]
HAAREN = [
    Succession(date(2021, 1, 1), "SPLIT", "GM0788", code)
    for code in ("GM0757", "GM0824", "GM0855", "GM0865")
]
WEESP = Succession(date(2022, 3, 24), "ABSORB", "GM0457", "GM0363")
VOORNE = [
    Succession(date(2023, 1, 1), "MERGE_NEW", code, "GM1992")
    for code in ("GM0501", "GM0530", "GM0614")
]
UNIT = {"police:amsterdam": frozenset({"GM0363", "GM0362"})}
NETHERLANDS = Territory([*EEMSDELTA, *HAAREN, WEESP, *VOORNE], UNIT)


@pytest.mark.parametrize(
    ("home", "day", "own"),
    [
        ("GM1979", "2020-12-31", "GM1979"),
        ("GM1979", "2021-01-01", "GM0003 GM0010 GM0024 GM1979"),
        ("GM0363", "2022-03-23", "GM0363"),
        ("GM0363", "2022-03-24", "GM0363 GM0457"),
        ("GM1992", "2022-12-31", "GM1992"),
        ("GM1992", "2023-01-01", "GM0501 GM0530 GM0614 GM1992"),
        ("police:amsterdam", "2022-03-23", "GM0362 GM0363"),
        ("police:amsterdam", "2022-03-24", "GM0362 GM0363 GM0457"),
    ],
)
def test_hands_the_records_on_from_the_day_of_the_succession(home: str, day: str, own: str) -> None:
    found = NETHERLANDS.own(home, date.fromisoformat(day))

    assert found == frozenset(own.split())


@pytest.mark.parametrize("home", ["GM0757", "GM0824", "GM0855", "GM0865"])
def test_hands_nothing_on_from_a_split(home: str) -> None:
    found = NETHERLANDS.own(home, date(2021, 1, 1))

    assert found == {home}


@pytest.mark.parametrize(
    ("home", "last", "first"),
    [("GM0457", "2022-03-23", "2022-03-24"), ("GM0788", "2020-12-31", "2021-01-01")],
)
def test_leaves_nothing_to_a_municipality_that_has_ended(home: str, last: str, first: str) -> None:
    before = NETHERLANDS.own(home, date.fromisoformat(last))
    after = NETHERLANDS.own(home, date.fromisoformat(first))

    assert (before, after) == (frozenset({home}), frozenset())


def test_follows_a_successor_of_a_successor() -> None:
    steps = [Succession(date(2025, 1, day), "ABSORB", f"GM{day}", f"GM{day + 1}") for day in (1, 2)]

    found = Territory(steps, {}).own("GM3", date(2025, 1, 2))

    assert found == {"GM1", "GM2", "GM3"}


@pytest.mark.parametrize("home", ["none", "police:nowhere"])
def test_gives_nobody_from_nowhere_a_municipality(home: str) -> None:
    assert NETHERLANDS.own(home, date(2026, 1, 1)) == frozenset()
