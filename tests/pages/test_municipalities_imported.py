"""Municipalities from two sheets over HTTP: what is looked at is what is taken."""

import re

import httpx2
import pytest

from tests.fixtures.pages import Browser, Bureau
from tests.places.test_importing import MERGER, NEW, OLD, TOWNS, TURNS

IMPORT = "/admin/municipalities/import"


def send(browser: Browser, towns: str, turns: str | None = None) -> httpx2.Response:
    """Send two sheets to be looked at."""
    files = {"municipalities": ("towns.csv", (TOWNS + towns).encode())}
    if turns is not None:
        files["successions"] = ("turns.csv", (TURNS + turns).encode())
    return browser.client.post(IMPORT, data={"csrf_token": browser.token(IMPORT)}, files=files)


def take(browser: Browser, looked_at: httpx2.Response) -> httpx2.Response:
    """Send what a preview holds."""
    names = ("municipalities", "successions", "expected")
    held = {
        name: found[1]
        for name in names
        if (found := re.search(rf'name="{name}"\s+value="([^"]*)"', looked_at.text))
    }
    return browser.post(IMPORT, **held)


def test_two_sheets_are_looked_at_and_then_taken(own_office: Bureau) -> None:
    with own_office.sign_in("amsterdam") as browser:
        preview = send(browser, OLD + NEW, MERGER)
        before = browser.get("/admin/municipalities", words="Nieuwstad").text
        done = take(browser, preview).text
        town = browser.get("/admin/municipalities/GM2001").text

    assert "Nieuwstad (GM2001)" in preview.text
    assert "Whose records become whose own" in preview.text
    assert "Gone from" in preview.text
    assert "Nothing fits this search." in before
    assert "1 municipalities are new and 1 changed." in done
    assert "merged into a new municipality" in town


def test_a_split_says_that_records_wait(office: Bureau) -> None:
    split = "2026-01-01,SPLIT,GM0344,GM0363\n2026-01-01,SPLIT,GM0344,GM0310\n"
    with office.sign_in("administrator") as browser:
        preview = send(browser, OLD, split)

    assert "The records of Utrecht (GM0344) wait from 1 January 2026 on" in preview.text


def test_each_fault_is_named_by_sheet_line_and_column(office: Bureau) -> None:
    with office.sign_in("administrator", "nl") as browser:
        answer = send(
            browser, NEW.replace("01-01,,", "01-01,soon,") + "x\n", "2026,MARRY,GM0344,GM2001\n"
        )

    assert answer.status_code == 422
    assert "Schrijf de dag als 2026-12-31." in answer.text
    assert "er staan 1 cellen waar er 8 horen" in answer.text
    assert "is geen van MERGE_NEW" in answer.text
    assert "hele regel" in answer.text


def test_what_is_no_text_is_said_so(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        files = {"municipalities": ("towns.csv", b"\xff\xfe")}
        token = browser.token(IMPORT)
        answer = browser.client.post(IMPORT, data={"csrf_token": token}, files=files)

    assert "is not UTF-8 text" in answer.text
    assert "whole sheet" in answer.text


def test_sheets_that_change_nothing_say_so(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        preview = send(browser, "")

    assert "Everything in these sheets is so already." in preview.text


async def test_what_changed_meanwhile_is_looked_at_anew(own_office: Bureau) -> None:
    with own_office.sign_in("administrator") as browser:
        preview = send(browser, NEW)
        await own_office.staff.execute("""
            INSERT INTO register.municipality
            VALUES ('GM2001', 'Anders', 'Utrecht', 'VR09', '2026-01-01', NULL, 'x')""")
        answer = take(browser, preview)

    assert "nothing was taken" in answer.text
    assert "Anders" in answer.text
    assert "Nieuwstad" in answer.text


def test_a_sheet_is_chosen_first(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.post(IMPORT)

    assert answer.status_code == 422
    assert "Choose a file." in answer.text


def test_what_brings_no_sheets_back_is_no_form_of_ours(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.post(IMPORT, expected="x", municipalities="no base64")

    assert "FORM_UNTRUSTED" in answer.text


@pytest.mark.parametrize("subject", ["inspector", "auditor", "writer"])
def test_nobody_else_imports(office: Bureau, subject: str) -> None:
    with office.sign_in(subject) as browser:
        answer = browser.get(IMPORT)

    assert answer.status_code == 403
