"""Who may open which page: every address with every method, by every role."""

import re
from typing import Final

import pytest

from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.routes import PAGES
from tests.fixtures.pages import OFFICERS, Browser, Bureau
from tests.pages.table import TABLE

APPOINTED: Final = frozenset(OFFICERS)
ADMINISTRATORS: Final = frozenset({"administrator", "colleague", "amsterdam"})
POLICY: Final = frozenset({"writer", "approver"})
AUDIT: Final = frozenset({"auditor", "dpo"})

MATRIX: Final = {
    "APPOINTMENTS_READ": ADMINISTRATORS,
    "APPOINTMENTS_WRITE": ADMINISTRATORS,
    "CLIENTS_READ": ADMINISTRATORS,
    "CLIENTS_WRITE": ADMINISTRATORS,
    "DOCUMENTS_READ": ADMINISTRATORS | POLICY,
    "DOCUMENTS_WRITE": ADMINISTRATORS,
    "MUNICIPALITIES_READ": ADMINISTRATORS,
    "MUNICIPALITIES_WRITE": ADMINISTRATORS,
    "LEGAL_BASES_READ": ADMINISTRATORS | POLICY | AUDIT,
    "LEGAL_BASES_WRITE": ADMINISTRATORS,
    "POLICIES_READ": POLICY | AUDIT,
    "POLICIES_WRITE": frozenset({"writer"}),
    "APPROVALS_WRITE": frozenset({"approver"}),
    "DECISIONS_READ": POLICY | AUDIT,
    "DISCLOSURES_READ": AUDIT,
    "SUBJECT_RECORD_READ": frozenset({"dpo"}),
    "STATISTICS_READ": frozenset({"counter"}),
    "HEALTH_READ": ADMINISTRATORS,
}
"""Permission -> officers of the tests to whom the shipped policy opens it."""

PARAMETER: Final = re.compile(r"\{\w+(:\w+)?\}")
NOBODY: Final = "00000000-0000-0000-0000-000000000000"


def describe(page: Page) -> str:
    """Write a page as the table does: method, path, what it needs."""
    need = page.need.name if page.need else "anybody" if page.open else "appointed"
    return f"{page.method} {page.address} {need}{' recent' * page.recent}"


def send(browser: Browser, page: Page, token: str) -> int:
    """Ask for a page of nothing in particular; give the status."""
    path = PARAMETER.sub(NOBODY, page.address)
    browser.client.follow_redirects = False
    if page.method == "GET":
        return browser.client.get(path).status_code
    return browser.client.post(path, data={"csrf_token": token}).status_code


def test_every_page_has_a_row_and_every_row_a_page() -> None:
    assert sorted(describe(page) for page in PAGES) == sorted(TABLE.split("\n"))


def test_every_permission_has_a_row() -> None:
    assert set(MATRIX) == {each.name for each in Permission}


ASKED_BY_FORM: Final[frozenset[str]] = frozenset(
    {
        "POST /admin/appointments APPOINTMENTS_READ",
        "POST /admin/disclosures DISCLOSURES_READ",
        "POST /admin/disclosures/verifications DISCLOSURES_READ",
        "POST /admin/subject-record SUBJECT_RECORD_READ",
    }
)
"""Pages that answer a form and change nothing: what is asked may not stand in an address."""


def test_what_changes_something_needs_the_right_to_write() -> None:
    readers = {
        describe(page)
        for page in PAGES
        if page.method == "POST" and page.need and page.need.action != "write"
    }

    assert readers == ASKED_BY_FORM


@pytest.mark.parametrize("subject", OFFICERS)
def test_every_page_is_open_to_whom_the_matrix_says(office: Bureau, subject: str) -> None:
    differing = {}
    with office.sign_in(subject) as browser:
        token = browser.token("/admin")
        for page in PAGES:
            opened = page.need is None or subject in MATRIX[page.need.name]
            status = send(browser, page, token)
            if (status != 403) != opened or status >= 500:
                differing[describe(page)] = status

    assert differing == {}


@pytest.mark.parametrize("page", [each for each in PAGES if not each.open], ids=describe)
def test_no_page_is_open_to_who_is_not_signed_in(office: Bureau, page: Page) -> None:
    with office.visit() as browser:
        browser.client.follow_redirects = False
        path = PARAMETER.sub(NOBODY, page.address)
        answer = browser.client.request(page.method, path, data={"sent": "x"})

    assert answer.headers["location"].startswith("/admin/sign-in?")


@pytest.mark.parametrize("page", [each for each in PAGES if each.method == "POST"], ids=describe)
def test_t47_no_form_is_taken_without_the_token_of_its_session(office: Bureau, page: Page) -> None:
    with office.sign_in("administrator") as browser:
        path = PARAMETER.sub(NOBODY, page.address)
        answer = browser.client.post(path, data={"csrf_token": "x" * 43})

    assert "FORM_UNTRUSTED" in answer.text
