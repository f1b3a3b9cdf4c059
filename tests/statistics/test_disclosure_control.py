"""Whatever is published, a number below the minimum is not to be told from it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.statistics.counting import (
    MINIMUM,
    MONTH,
    add_inspections,
    add_region,
    compute,
    count_towns,
)

if TYPE_CHECKING:
    from sql.database import Connection

LONE = ("GM9001",)
PAIR = ("GM9011", "GM9012")
THREE = ("GM9021", "GM9022", "GM9023")
REGIONS = {"VR91": LONE, "VR92": PAIR, "VR93": THREE}
PLACE_OF = {town: region for region, towns in REGIONS.items() for town in towns}

FAITHFUL = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NUMBERS = st.one_of(st.integers(0, 13), st.integers(0, 40))
TOWNS = st.fixed_dictionaries(dict.fromkeys(PLACE_OF, NUMBERS))


@pytest.fixture
async def country(owner: "Connection") -> "Connection":
    """A country with regions of one, two and three municipalities beside those there are."""
    for region, towns in REGIONS.items():
        await add_region(owner, region, towns)
    return owner


def hide(counts: Mapping[str, int], town: str, number: int) -> dict[str, int]:
    """Tell the same story with another number for one town: its neighbours make up for it."""
    others = [each for each in REGIONS[PLACE_OF[town]] if each != town]
    total = sum(counts[each] for each in (town, *others))
    told = {**counts, town: number, **dict.fromkeys(others, 0)}
    if others and total >= MINIMUM:
        told[others[0]] = total - number
    return told


@FAITHFUL
@given(counts=TOWNS, number=st.integers(0, MINIMUM - 1))
async def test_t16_what_is_below_the_minimum_could_be_any_number_below_it(
    country: "Connection", counts: dict[str, int], number: int
) -> None:
    published = await count_towns(country, counts)
    small = [town for town in counts if counts[town] < MINIMUM]

    others = [await count_towns(country, hide(counts, town, number)) for town in small]

    assert all(other == published for other in others)


@FAITHFUL
@given(counts=TOWNS)
async def test_t16_a_region_stands_in_place_of_all_its_towns_or_of_none(
    country: "Connection", counts: dict[str, int]
) -> None:
    published = await count_towns(country, counts)

    for region, towns in REGIONS.items():
        shown = {area for area in published if area in (region, *towns)}
        large = all(counts[town] >= MINIMUM for town in towns)
        reached = sum(counts[town] for town in towns) >= MINIMUM
        assert shown == (set(towns) if large else {region} if reached else set())


@FAITHFUL
@given(counts=TOWNS)
async def test_t16_a_value_is_rounded_and_never_below_the_minimum(
    country: "Connection", counts: dict[str, int]
) -> None:
    published = await count_towns(country, counts)

    held = {**counts, **{r: sum(counts[town] for town in towns) for r, towns in REGIONS.items()}}
    assert all(abs(value - held[area]) <= 2 for area, value in published.items())
    assert all(value >= MINIMUM and value % 5 == 0 for value in published.values())


@FAITHFUL
@given(counts=TOWNS, town=st.sampled_from(sorted(PLACE_OF)))
async def test_t17_one_more_moves_a_value_by_one_step_at_most(
    country: "Connection", counts: dict[str, int], town: str
) -> None:
    before = await count_towns(country, counts)

    after = await count_towns(country, {**counts, town: counts[town] + 1})

    elsewhere = {area for area in {*before, *after} if PLACE_OF.get(area, area) != PLACE_OF[town]}
    both = before.keys() & after.keys()
    assert all(before[area] == after[area] for area in elsewhere)
    assert all(after[area] - before[area] in (0, 5) for area in both)


async def test_t16_a_person_counts_once_however_often_they_were_checked(
    country: "Connection",
) -> None:
    await add_inspections(country, LONE[0], 1)
    await country.execute("""
        INSERT INTO register.holder (
            id, given_names, family_name, birth_date, bsn, subject, synthetic
        ) SELECT gen_random_uuid(), 'A', 'B', '1990-01-01', '999990019', 'one', true;
        INSERT INTO register.licence (
            number, holder_id, status, valid_from, valid_until, municipality, subject, synthetic
        ) SELECT 'AAAAAAAAAA', id, 'GRANTED', '2026-01-01', '2027-01-01', 'GM9001', 'one', true
        FROM register.holder;
        INSERT INTO register.recorded_check (id, inspection_id, licence_number, result, checked_at)
        SELECT gen_random_uuid(), id, 'AAAAAAAAAA', 'VALID', '2026-03-02 12:00Z'
        FROM register.inspection, generate_series(1, 50)
    """)

    rows = await country.fetch("SELECT * FROM register.compute_statistics($1, 10)", MONTH)

    assert rows == []


async def test_t17_a_month_holds_what_fell_on_its_days_in_amsterdam(country: "Connection") -> None:
    await add_inspections(country, LONE[0], 20, at=datetime(2026, 2, 28, 22, 59, tzinfo=UTC))
    await add_inspections(country, LONE[0], 30, at=datetime(2026, 2, 28, 23, tzinfo=UTC))

    months = [await compute(country, date(2026, month, 1)) for month in (2, 3, 4)]

    assert months == [{LONE[0]: 20}, {LONE[0]: 30}, {}]


async def test_a_town_that_has_ceased_counts_as_its_successor(country: "Connection") -> None:
    await country.execute("""
        INSERT INTO register.municipality VALUES
        ('GM9901', 'x', 'x', NULL, '2018-01-01', '2020-01-01', 'x'),
        ('GM9902', 'x', 'x', NULL, '2018-01-01', '2020-01-01', 'x');
        INSERT INTO register.municipality_succession VALUES
        ('2020-01-01', 'ABSORB', 'GM9901', 'GM9001'), ('2020-01-01', 'SPLIT', 'GM9902', 'GM9001')
    """)
    for town in ("GM9901", "GM9902"):
        await add_inspections(country, town, 25)

    found = await compute(country)

    assert found == {"GM9001": 25}
