"""Disclosures on pages: searched under a mandate, copied with a reason, persons pseudonymised."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.fixtures.accounts import DAY, DISCLOSED, NOON, OF_DAY, PATH, PSEUDONYM
from tests.fixtures.pages import Bureau


def test_a_search_shows_capacities_and_shortened_pseudonyms(disclosed: Bureau) -> None:
    with disclosed.sign_in("auditor") as browser:
        page = browser.get(PATH, **DAY).text

    assert "3f2a9c71…" in page
    assert PSEUDONYM not in page
    assert "photo" in page
    assert "Licence.photo" not in page
    assert "1 to 2 of 2" in page


def test_a_search_is_narrowed_by_its_address(disclosed: Bureau) -> None:
    with disclosed.sign_in("auditor") as browser:
        home = browser.get(PATH, **DAY, home="GM0363").text
        client = browser.get(PATH, **DAY, client="=zaaksysteem").text
        past = browser.get(PATH, since="2026-01-01", until="2026-01-02").text

    assert ("3f2a9c71…" in home, "another-…" in home) == (False, True)
    assert ("3f2a9c71…" in client, "another-…" in client) == (True, False)
    assert "Nothing fits this search." in past


@pytest.mark.parametrize("sort", ["moment", "home", "-home", "purpose", "-purpose", "nonsense"])
def test_a_search_is_sorted_by_its_address(disclosed: Bureau, sort: str) -> None:
    with disclosed.sign_in("auditor") as browser:
        page = browser.get(PATH, **DAY, sort=sort).text

    first = page.index("3f2a9c71…") < page.index("another-…")
    assert first is (sort in {"moment", "home"})


@pytest.mark.parametrize("day", ["", "yesterday", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_counts_as_not_said(disclosed: Bureau, day: str) -> None:
    with disclosed.sign_in("auditor") as browser:
        answer = browser.get(PATH, since=day, until=day)

    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date().isoformat()
    assert (answer.status_code, answer.text.count(f'value="{today}"')) == (200, 2)


async def test_what_is_beyond_the_bound_is_said(disclosed: Bureau) -> None:
    day = NOON + timedelta(days=1)
    await disclosed.staff.execute(DISCLOSED, day, "many", "GM0344", None, 5001)

    with disclosed.sign_in("auditor") as browser:
        page = browser.get(PATH, since="2026-02-04", until="2026-02-04").text

    assert "Only the newest 5000 are shown." in page


def test_only_who_may_ask_about_one_person_is_led_there(disclosed: Bureau) -> None:
    with disclosed.sign_in("dpo") as browser:
        page = browser.get(PATH, **DAY).text

    assert f'value="{PSEUDONYM}"' in page
    assert f"={PSEUDONYM}" not in page


async def test_who_has_no_mandate_sees_nothing(disclosed: Bureau) -> None:
    await disclosed.staff.appoint("unmandated", "auditor", "GM0344")

    with disclosed.sign_in("unmandated") as browser:
        answer = browser.get(PATH)

    assert answer.status_code == 403


def test_a_copy_is_the_same_search_and_holds_no_formula(disclosed: Bureau) -> None:
    with disclosed.sign_in("auditor") as browser:
        answer = browser.post(f"{OF_DAY}&home=GM0344", reason="Audit of this year")

    heading, line, *more = answer.text.splitlines()
    assert answer.headers["content-disposition"] == 'attachment; filename="disclosures.csv"'
    assert heading.startswith("disclosed_at,subject,coordinates,role,home")
    assert "3f2a9c71…,Licence.number Licence.photo" in line
    assert ",'=zaaksysteem," in line
    assert more == []


def test_t32_a_copy_is_accounted_for(disclosed: Bureau) -> None:
    with disclosed.sign_in("auditor") as browser:
        browser.post(OF_DAY, reason="Audit <b>of</b> {{7*7}} this year")
        page = browser.get("/admin/disclosures/readings").text

    assert "Audit &lt;b&gt;of&lt;/b&gt; {{7*7}} this year" in page
    assert "Copy of a search" in page
    assert "Auditor, Utrecht (GM0344)" in page


@pytest.mark.parametrize(
    ("reason", "said"), [("", "Say why you need this."), ("x", "Write a sentence of 10")]
)
def test_a_copy_without_a_reason_is_not_given(disclosed: Bureau, reason: str, said: str) -> None:
    with disclosed.sign_in("auditor") as browser:
        answer = browser.post(OF_DAY, reason=reason)

    assert (answer.status_code, said in answer.text) == (422, True)
    assert 'href="#reason"' in answer.text
    assert "text/html" in answer.headers["content-type"]
