"""The search over pages: by what is open to the officer, and never for a person."""

from typing import Final
from uuid import UUID

import pytest

from gateway.accounts.finding import is_personal
from tests.fixtures.accounts import TRACE
from tests.fixtures.issuer import CLIENT
from tests.fixtures.pages import Browser, Bureau

PATH: Final = "/admin/search"


def seek(browser: Browser, typed: str) -> str:
    return browser.get(PATH, q=typed).text.partition('<main id="main"')[2]


@pytest.mark.parametrize(
    ("subject", "typed", "href"),
    [
        ("auditor", "disclos", "/admin/disclosures"),
        ("auditor", "verstrekkingen", "/admin/disclosures"),
        ("writer", "1", "/admin/policies/1"),
        ("writer", "r901", "/admin/policies/1/rules/R901"),
        ("writer", "pasfoto", "/admin/policies/who?coordinate=Licence.photo&amp;action=read"),
        ("writer", "licence.ph", "/admin/policies/who?coordinate=Licence.photo&amp;action=read"),
        ("administrator", "utre", "/admin/municipalities/GM0344"),
        ("administrator", "gm0363", "/admin/municipalities/GM0363"),
        ("administrator", CLIENT.upper(), "/admin/clients/"),
    ],
)
def test_what_is_called_so_is_found(office: Bureau, subject: str, typed: str, href: str) -> None:
    with office.sign_in(subject) as browser:
        page = seek(browser, typed)

    assert f'href="{href}' in page


def test_a_trace_leads_to_its_decisions(decided: Bureau) -> None:
    with decided.sign_in("auditor") as browser:
        page = seek(browser, TRACE.upper())

    assert f'href="/admin/decisions?trace={TRACE}"' in page


async def test_an_appointment_is_found_in_reach_only(office: Bureau) -> None:
    here = await office.staff.appoint("seeker", "inspector", "GM0344")
    there = await office.staff.appoint("seeker", "inspector", "GM0363")

    with office.sign_in("administrator") as browser:
        found, absent = seek(browser, str(here)), seek(browser, str(there))

    assert f'href="/admin/appointments/{here}"' in found
    assert "Nothing is called so" in absent


async def test_a_proposal_is_called_by_its_title(office: Bureau) -> None:
    version = await office.staff.fetch(
        "INSERT INTO access.policy_version (version, sha256)"
        " SELECT max(version) + 1, repeat('0', 64) FROM access.policy_version RETURNING version"
    )
    await office.staff.execute(
        "INSERT INTO access.policy_proposal (version, title, author_id)"
        " SELECT $1, '<b>Opens</b> {{7*7}}', id FROM access.officer WHERE subject = 'writer'",
        version,
    )

    with office.sign_in("writer") as browser:
        page = seek(browser, str(version))

    assert f"Version {version}: &lt;b&gt;Opens&lt;/b&gt; {{{{7*7}}}}" in page


@pytest.mark.parametrize("typed", ["utrecht", "1", "r901", "pasfoto", TRACE])
def test_what_is_not_open_is_not_found(decided: Bureau, typed: str) -> None:
    with decided.sign_in("inspector") as browser:
        page = seek(browser, typed)

    assert "Nothing is called so, or it is not open to you." in page


@pytest.mark.parametrize(
    "typed", ["%", "_", "%%", "a\x00b", str(UUID(int=7)), "Mr administrator", "'"]
)
def test_what_fits_nothing_finds_nothing(office: Bureau, typed: str) -> None:
    with office.sign_in("administrator") as browser:
        page = seek(browser, typed)

    assert "Nothing is called so" in page


def test_who_types_nothing_is_told_what_to_type(office: Bureau) -> None:
    with office.sign_in("inspector") as browser:
        page = seek(browser, "  ")

    assert "Type the name of a page" in page
    assert "Nothing is called so" not in page


@pytest.mark.parametrize("typed", ["23456789AB", "2345-6789-ab", "999990019", "9999.90.019"])
def test_t32_a_number_of_a_person_is_not_looked_up_and_leaves_the_address(
    office: Bureau, typed: str
) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.get(PATH, q=typed)

    assert str(answer.url).endswith("/admin/search?about=person")
    assert "No person and no licence can be searched" in answer.text
    assert typed not in answer.text
    assert typed not in office.gateway.log.read_text()


@pytest.mark.parametrize(
    ("typed", "personal"),
    [
        ("ZDSFA6S5UW", True),
        ("ABCDEFGHJK", False),
        ("GM0344", False),
        ("12", False),
        ("1234567890", False),
        ("", False),
    ],
)
def test_t32_what_looks_like_a_number_of_a_person(typed: str, *, personal: bool) -> None:
    assert is_personal(typed) is personal


def test_t50_markup_that_is_searched_is_shown_as_text(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        page = seek(browser, "<script>{{7*7}}</script>")

    assert "&lt;script&gt;{{7*7}}&lt;/script&gt;" in page
