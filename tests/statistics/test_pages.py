"""The page of statistics shows and gives what was published, and that only."""

from typing import TYPE_CHECKING, cast

import pytest
import pytest_asyncio

from gateway.admin.statistics.showing import ENUMS
from gateway.terms import name_code
from resolvers.schema import CORE
from tests.fixtures.pages import Bureau

if TYPE_CHECKING:
    from graphql import GraphQLEnumType

PATH = "/admin/statistics"
_MONTHS = """
INSERT INTO register.statistic_month (month, minimum) VALUES ('2026-01-01', 10), ('2026-02-01', 10)
"""
_CELLS = """
INSERT INTO register.statistic (month, topic, category, area, value) VALUES
('2026-01-01', 'CHECKS', 'VALID', 'GM0344', 40),
('2026-01-01', 'INSPECTIONS', 'ROUTINE/NO_IRREGULARITY', 'VR13', 15),
('2026-02-01', 'CHECKS', 'VALID', 'GM0344', 45)
"""
PUBLISHED = (_MONTHS, _CELLS)


@pytest_asyncio.fixture(scope="session")
async def published(office: Bureau) -> Bureau:
    """Pages where two months were published."""
    for statement in PUBLISHED:
        await office.staff.execute(statement)
    return office


def test_a_month_is_shown_in_words(published: Bureau) -> None:
    with published.sign_in("counter") as browser:
        page = browser.get(PATH, month="2026-01").text

    assert "January 2026" in page
    assert "Routine" in page
    assert "No irregularity" in page
    assert "Safety region VR13" in page
    assert "Utrecht (GM0344)" in page


def test_the_newest_month_is_shown_where_none_is_named(published: Bureau) -> None:
    with published.sign_in("counter") as browser:
        page = browser.get(PATH).text

    assert page.index("February 2026") < page.index("January 2026")
    assert "VR13" not in page


def test_a_month_of_which_nothing_was_told_says_so(published: Bureau) -> None:
    with published.sign_in("counter") as browser:
        page = browser.get(PATH, month="2025-01").text

    assert "Nothing was told of this month." in page


def test_before_the_first_month_the_page_says_so(own_office: Bureau) -> None:
    with own_office.sign_in("counter") as browser:
        page = browser.get(PATH).text

    assert "No month was published yet." in page


@pytest.mark.parametrize(
    ("month", "rows"),
    [
        (
            "2026-01",
            [
                "2026-01-01,CHECKS,VALID,GM0344,40",
                "2026-01-01,INSPECTIONS,ROUTINE/NO_IRREGULARITY,VR13,15",
            ],
        ),
        ("soon", []),
    ],
)
def test_t16_the_file_holds_exactly_what_was_published(
    published: Bureau, month: str, rows: list[str]
) -> None:
    with published.sign_in("counter") as browser:
        answer = browser.get(f"{PATH}/copy", month=month)

    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.split() == ["month,topic,category,area,value", *rows]


async def test_t16_without_a_mandate_the_page_is_closed(own_office: Bureau) -> None:
    await own_office.staff.execute("UPDATE register.mandate SET valid_until = valid_from")

    with own_office.sign_in("counter") as browser:
        answer = browser.get(PATH)

    assert answer.status_code == 403


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_code_of_a_category_has_its_words(language: str) -> None:
    names = {"StatisticTopic", *(each for enums in ENUMS.values() for each in enums)}
    enums = {name: cast("GraphQLEnumType", CORE.type_map[name]) for name in names}
    codes = [(name, code) for name, enum in enums.items() for code in enum.values]

    said = [name_code(name, code, language) for name, code in codes]

    assert len(said) > 30
    assert not [each for each in said if "(" in each or each.isupper() or not each]
