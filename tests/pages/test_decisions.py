"""Decisions on pages: found by what they are or by their trace, and told in sentences."""

from typing import Final

import pytest

from tests.fixtures.accounts import DAY, TRACE
from tests.fixtures.pages import Bureau

PATH: Final = "/admin/decisions"


def test_a_search_tells_outcome_capacity_and_fields(decided: Bureau) -> None:
    with decided.sign_in("auditor") as browser:
        page = browser.get(PATH, **DAY).text

    assert "Search or order closed" in page
    assert "Inspector" in page
    assert "annotations" in page
    assert "Question to the decision point" in page
    assert "1 to 5 of 5" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"outcome": "OK"}, 4),
        ({"outcome": "REFUSED"}, 1),
        ({"role": "inspector"}, 3),
        ({"home": "GM0363"}, 0),
        ({"client": "nobody"}, 0),
        ({"purpose": "LICENCE_CHECK"}, 3),
        ({"kind": "API"}, 2),
        ({"kind": "REGISTER"}, 3),
        ({"kind": "PAGES"}, 0),
        ({"sort": "moment"}, 5),
    ],
)
def test_a_search_is_narrowed_by_its_address(
    decided: Bureau, asked: dict[str, str], found: int
) -> None:
    with decided.sign_in("auditor") as browser:
        page = browser.get(PATH, **DAY, **asked).text

    assert (f" of {found}" if found else "Nothing fits this search.") in page


def test_a_trace_finds_its_decisions_whatever_the_day(decided: Bureau) -> None:
    with decided.sign_in("auditor") as browser:
        page = browser.get(PATH, trace=TRACE.upper()).text

    assert page.count(f'href="/admin/decisions/{TRACE}/') == 5
    assert page.index("1" * 16) < page.index("2" * 16)


@pytest.mark.parametrize("trace", ["nonsense", "0" * 31, "<b>"])
def test_what_is_no_trace_finds_nothing(decided: Bureau, trace: str) -> None:
    with decided.sign_in("auditor") as browser:
        page = browser.get(PATH, trace=trace).text

    assert "Nothing fits this search." in page


async def test_what_is_beyond_the_bound_is_said(decided: Bureau) -> None:
    await decided.staff.execute(
        "INSERT INTO access.decision_record (decided_at, span_id, trace_id, event_name, status,"
        " outcome, policy_version, policy_sha256, reference_version, requests, answers)"
        " SELECT '2026-02-05T12:00Z', n::text, '', 'adl.search_action', 'Ok', 'OK', 1, '', 1, '{}',"
        " '{}' FROM generate_series(1, 5001) AS n"
    )

    with decided.sign_in("auditor") as browser:
        page = browser.get(PATH, since="2026-02-05", until="2026-02-05").text

    assert "Only the newest 5000 are shown." in page


def test_why_a_question_was_refused_is_told_in_sentences(decided: Bureau) -> None:
    with decided.sign_in("writer") as browser:
        page = browser.get(f"{PATH}/{TRACE}/{'1' * 16}").text

    assert "It was searched or ordered by a field that may not be used so." in page
    assert "Search or order by: Closed" in page
    assert "No rule speaks on it" in page
    assert "Open in records of other municipalities, except Amsterdam" in page
    assert "an inspector of any home may" in page or "whoever supervises" in page


def test_a_decision_is_told_in_dutch_too(decided: Bureau) -> None:
    with decided.sign_in("writer", "nl") as browser:
        page = browser.get(f"{PATH}/{TRACE}/{'1' * 16}").text

    assert "Zoeken of sorteren op: Gesloten" in page
    assert "Geen regel spreekt erover" in page


def test_a_version_that_does_not_load_leaves_the_numbers_of_rules(decided: Bureau) -> None:
    with decided.sign_in("auditor") as browser:
        page = browser.get(f"{PATH}/{TRACE}/{'2' * 16}").text

    assert "This version of the policy cannot be read any more" in page


def test_a_call_of_the_decision_point_is_told_too(decided: Bureau) -> None:
    with decided.sign_in("auditor") as browser:
        evaluated = browser.get(f"{PATH}/{TRACE}/{'3' * 16}").text
        searched = browser.get(f"{PATH}/{TRACE}/{'4' * 16}").text

    assert "Closed: an inspector of GM0344 may not" in evaluated
    assert "Question 1" not in searched


def test_a_decision_that_was_never_made_is_absent(decided: Bureau) -> None:
    with decided.sign_in("auditor") as browser:
        answer = browser.get(f"{PATH}/{TRACE}/{'9' * 16}")

    assert answer.status_code == 404


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_version_that_is_not_in_force_explains_what_it_decided(
    decided: Bureau, time: str
) -> None:
    with decided.sign_in("auditor") as browser:
        page = browser.get(f"{PATH}/{TRACE}/{'5' * 16}").text

    assert "No rule speaks on it" in page, time
    assert "cannot be read any more" not in page


def test_the_days_are_drawn_with_their_numbers(decided: Bureau) -> None:
    with decided.sign_in("auditor") as browser:
        browser.get("/admin/subject-record")
        page = browser.get(f"{PATH}/days").text

    assert page.count("<svg") >= 2
    assert "Page closed" in page
    assert "is not counted here" in page
