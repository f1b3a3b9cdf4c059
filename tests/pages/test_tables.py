"""One page of rows: what an address may say of it, and the addresses of the others."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateway.admin.tables import Listing, ListingTerms

TERMS = ListingTerms(
    sort="officer", sorts=frozenset({"officer", "until"}), filters=frozenset({"role", "since"})
)


def read(query: str = "") -> Listing:
    return Listing.read("/admin/rows", dict(parse_qsl(query)), terms=TERMS)


def test_an_address_that_says_nothing_gives_the_first_page() -> None:
    listing = read()

    assert (listing.column, listing.descending, listing.page) == ("officer", False, 1)
    assert (listing.limit, listing.offset, listing.filters) == (25, 0, {})


def test_an_address_says_order_page_size_and_filters() -> None:
    listing = read("sort=-until&page=3&size=50&role=inspector")

    assert (listing.column, listing.descending) == ("until", True)
    assert (listing.limit, listing.offset) == (50, 100)
    assert listing.filters == {"role": "inspector"}


@pytest.mark.parametrize(
    "query",
    [
        "sort=password",
        "sort=--until",
        "page=0",
        "page=-1",
        "page=1e3",
        "page=9999999",
        "page=٣",
        "size=1000",
        "bsn=123456782",
        "role=+",
        "role=a%00b",
        "role=" + "x" * 201,
    ],
)
def test_what_is_said_badly_counts_as_not_said(query: str) -> None:
    assert read(query) == read()


@pytest.mark.parametrize(
    ("total", "pages", "page", "first", "last"),
    [(0, 1, 1, 0, 0), (25, 1, 1, 1, 25), (26, 2, 2, 26, 26), (200, 8, 4, 76, 100)],
)
def test_a_page_beyond_the_last_is_the_last(
    total: int, pages: int, page: int, first: int, last: int
) -> None:
    listing = read("page=4").counted(total)

    assert (listing.pages, listing.page) == (pages, page)
    assert (listing.first, listing.last) == (first, last)


@pytest.mark.parametrize(
    ("page", "total", "around"),
    [
        (1, 10, [1]),
        (1, 60, [1, 2, 3]),
        (1, 250, [1, 2, None, 10]),
        (5, 250, [1, None, 4, 5, 6, None, 10]),
        (10, 250, [1, None, 9, 10]),
    ],
)
def test_the_pages_around_this_one_are_shown(
    page: int, total: int, around: list[int | None]
) -> None:
    assert read(f"page={page}").counted(total).around == around


@pytest.mark.parametrize(
    ("changes", "href"),
    [
        ({}, "/admin/rows?role=dpo&sort=-until&page=3"),
        ({"page": 1}, "/admin/rows?role=dpo&sort=-until"),
        ({"page": 4}, "/admin/rows?role=dpo&sort=-until&page=4"),
        ({"sort": "officer"}, "/admin/rows?role=dpo"),
        ({"size": 100}, "/admin/rows?role=dpo&sort=-until&size=100"),
    ],
)
def test_a_link_keeps_all_but_what_it_changes(changes: dict[str, Any], href: str) -> None:
    listing = read("sort=-until&page=3&role=dpo").counted(212)

    assert listing.link(**changes) == href


def test_the_link_without_filters_keeps_the_order() -> None:
    listing = read("sort=-until&page=3&role=dpo")

    assert listing.unfiltered == "/admin/rows?sort=-until"
    assert read("role=dpo").unfiltered == "/admin/rows"


def test_a_new_search_keeps_order_and_size() -> None:
    listing = read("sort=-until&page=3&size=50&role=dpo")

    assert listing.settings == [("sort", "-until"), ("size", "50")]
    assert listing.sizes == (25, 50, 100)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["sort", "page", "size", "role", "since", "else"]),
        st.text() | st.sampled_from(["until", "-officer", "2", "50"]),
    )
)
def test_an_address_never_fails_and_its_own_link_says_the_same(query: dict[str, str]) -> None:
    listing = Listing.read("/admin/rows", query, terms=TERMS)

    again = dict(parse_qsl(urlsplit(listing.link()).query, keep_blank_values=True))

    assert Listing.read("/admin/rows", again, terms=TERMS) == listing
