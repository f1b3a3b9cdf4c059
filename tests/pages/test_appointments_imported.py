"""Appointments from a sheet, over HTTP: what is looked at is what is done."""

import re

import httpx2
import pytest

from tests.fixtures.pages import Browser, Bureau
from tests.pages.staff import HEADER, appoint, day, send_sheet

IMPORT = "/admin/appointments/import"


def take(browser: Browser, looked_at: httpx2.Response, **fields: str) -> httpx2.Response:
    """Send what a preview holds."""
    held = {
        name: found[1]
        for name in ("content", "expected")
        if (found := re.search(rf'name="{name}"\s+value="([^"]*)"', looked_at.text))
    }
    return browser.post(IMPORT, **held | fields)


def test_a_sheet_is_looked_at_and_then_taken(own_office: Bureau) -> None:
    with own_office.sign_in("administrator") as browser:
        appoint(browser, "ann")
        appoint(browser, "bob", valid_until=day(5))
        preview = send_sheet(
            browser,
            f"ann,Ms ann,inspector,GM0344,,{day(9)}",
            "bob,Ms bob,inspector,GM0344,,",
            "cas,Cas & Co,inspector,GM0344,,",
            "auditor,auditor,auditor,GM0344,,",
        )
        before = browser.get("/admin/appointments").text
        done = take(browser, preview).text

    assert "3 appointments change; 1 are so already." in preview.text
    assert [word in preview.text for word in ("is added", "is taken away", "changes")] == [True] * 3
    assert "Cas &amp; Co (cas)" in preview.text
    assert "Cas &amp; Co" not in before
    assert "The sheet is taken: 3 appointments changed." in done
    assert "Cas &amp; Co" in done


def test_each_fault_is_named_by_line_and_column(office: Bureau) -> None:
    with office.sign_in("administrator", "nl") as browser:
        preview = send_sheet(
            browser, "new,New,inspector,GM0363,,", "new,New,inspector,GM0344,soon,", "x"
        )

    assert preview.status_code == 422
    assert "Amsterdam (GM0363) is niet van u" in preview.text
    assert "Schrijf de dag als 2026-12-31." in preview.text
    assert "er staan 1 cellen waar er 6 horen" in preview.text
    assert 'name="expected"' not in preview.text


def test_what_is_no_text_is_said_so(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.client.post(
            IMPORT,
            data={"csrf_token": browser.token(IMPORT)},
            files={"sheet": ("staff.csv", b"\xff\xfe")},
        )

    assert "is not UTF-8 text" in answer.text
    assert "whole sheet" in answer.text


def test_a_sheet_that_changes_nothing_says_so(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        preview = send_sheet(browser, "auditor,auditor,auditor,GM0344,,")

    assert "Everything in this sheet is so already." in preview.text


def test_what_changed_meanwhile_is_looked_at_anew(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        preview = send_sheet(browser, "cora,Ms cora,inspector,GM0344,,")
        appoint(browser, "cora")
        answer = take(browser, preview)

    assert "nothing was taken" in answer.text
    assert "Everything in this sheet is so already." in answer.text


def test_a_sheet_is_chosen_first(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.post(IMPORT)

    assert answer.status_code == 422
    assert "Choose a file." in answer.text


def test_what_brings_no_sheet_back_is_no_form_of_ours(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.post(IMPORT, content="no base64", expected="x")

    assert "FORM_UNTRUSTED" in answer.text


async def test_a_proof_on_the_way_brings_the_preview_back(own_office: Bureau) -> None:
    with own_office.sign_in("administrator") as browser:
        preview = send_sheet(browser, "dana,Dana,inspector,GM0344,,")
        await own_office.staff.execute(
            "UPDATE access.session SET authenticated_at = now() - interval '1 hour'"
        )
        asked = take(browser, preview)
        again = browser.post("/admin/sign-in", "/admin", subject="administrator", back=IMPORT)

    assert asked.url.path == "/admin/sign-in"
    assert "Dana (dana)" in again.text


def test_a_sheet_to_begin_with_can_be_downloaded(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.get(f"{IMPORT}/sample")

    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.startswith(HEADER)


@pytest.mark.parametrize("subject", ["inspector", "auditor", "writer"])
def test_nobody_else_imports(office: Bureau, subject: str) -> None:
    with office.sign_in(subject) as browser:
        answer = browser.get(IMPORT)

    assert answer.status_code == 403
