"""Legal bases over HTTP: proposed by one administrator, decided by another."""

from typing import Any

import httpx2
import pytest

from gateway.admin.bases.words import TYPE_NAMES
from gateway.bases.weighing import TYPES
from tests.fixtures.pages import Browser, Bureau

NEW = "/admin/legal-bases/new"
MARKUP = "<script>alert(1)</script>{{7*7}}"


def propose(browser: Browser, path: str = NEW, **fields: Any) -> httpx2.Response:
    """Propose a basis of licences for the worklist, unless said otherwise."""
    usual: dict[str, Any] = {
        "instrument": "Proefwet",
        "in_force_from": "2030-01-01",
        "types": ["Licence"],
        "purposes": ["LICENCE_WORKLIST"],
        "reason": "It is to begin in 2030.",
    }
    return browser.post(path, **usual | ({"code": "PROEF"} if path == NEW else {}) | fields)


def decide(bureau: Bureau, subject: str, proposal: httpx2.Response, outcome: str) -> str:
    """Decide on the proposal whose page is shown."""
    with bureau.sign_in(subject) as browser:
        return browser.post(proposal.url.path, outcome=outcome).text


def test_every_type_has_a_name() -> None:
    assert set(TYPE_NAMES) == set(TYPES)


def test_every_basis_is_listed_in_words(office: Bureau) -> None:
    with office.sign_in("auditor") as browser:
        page = browser.get("/admin/legal-bases").text

    assert "Wet regulering sekswerk" in page
    assert "not in force" in page
    assert "from 1 October 2000" in page
    assert "Propose a new basis" not in page


def test_a_basis_is_proposed_by_one_and_confirmed_by_another(own_office: Bureau) -> None:
    with own_office.sign_in("administrator") as browser:
        before = browser.get("/admin/legal-bases").text
        proposed = propose(browser)
        own = browser.post(proposed.url.path, outcome="CONFIRMED").text
    confirmed = decide(own_office, "colleague", proposed, "CONFIRMED")
    with own_office.sign_in("writer") as browser:
        after = browser.get("/admin/legal-bases").text

    assert "Nothing was changed since" in before
    assert "You proposed this: another administrator" in proposed.text
    assert "opens" in proposed.text
    assert "1 January 2030" in proposed.text
    assert "let another administrator decide" in own
    assert "every answer from now on goes by it" in confirmed
    assert "Proefwet" in after
    assert "Confirmed" in after


def test_a_change_that_closes_something_warns(own_office: Bureau) -> None:
    path = "/admin/legal-bases/WOO/change"
    fields = {"types": ["OperatorLicence"], "purposes": ["NONE"], "in_force_until": "2030-12-31"}
    with own_office.sign_in("administrator") as browser:
        form = browser.get(path).text
        proposed = propose(browser, path, **fields)
        listed = browser.get("/admin/legal-bases").text
    refused = decide(own_office, "colleague", proposed, "REFUSED")

    assert "Wet open overheid" in form
    assert "Something closes" in proposed.text
    assert "As it was when this was proposed" in proposed.text
    assert "Proposals that wait" in listed
    assert "The proposal is refused." in refused


def test_a_proposal_is_withdrawn_by_who_made_it(own_office: Bureau) -> None:
    with own_office.sign_in("administrator") as browser:
        proposed = propose(browser, code="IN-TREK")
    foreign = decide(own_office, "colleague", proposed, "WITHDRAWN")
    withdrawn = decide(own_office, "administrator", proposed, "WITHDRAWN")
    again = decide(own_office, "administrator", proposed, "WITHDRAWN")

    assert "refuse it instead" in foreign
    assert "The proposal is withdrawn." in withdrawn
    assert "decided already" in again


def test_the_second_of_two_proposals_is_outdated(own_office: Bureau) -> None:
    path = "/admin/legal-bases/WRS/change"
    with own_office.sign_in("administrator") as browser:
        first, second = propose(browser, path), propose(browser, path, instrument="Anders")
    decide(own_office, "colleague", first, "CONFIRMED")
    with own_office.sign_in("colleague") as browser:
        page = browser.get(second.url.path).text
        refused = browser.post(second.url.path, outcome="CONFIRMED").text

    assert "it cannot be confirmed any more" in page
    assert 'value="CONFIRMED"' not in page
    assert "WRS changed since this was proposed" in refused


def test_what_changes_no_day_opens_and_closes_nothing(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        page = propose(browser, code="LEEG", in_force_from="").text

    assert "Nothing opens and nothing closes by it." in page


@pytest.mark.parametrize(
    ("fields", "advice"),
    [
        ({"code": ""}, "Fill in a code."),
        ({"code": "klein"}, "Write the code in capitals"),
        ({"code": "WRS"}, "There is a basis of this code"),
        ({"instrument": ""}, "Name the law or rule."),
        ({"types": []}, "Choose one at least."),
        ({"types": ["Invented"]}, "is not a valid choice"),
        ({"in_force_until": "2029-12-31"}, "End on the day it begins or later."),
        ({"in_force_until": "soon"}, "Not a valid date value."),
        ({"reason": "x" * 501}, "Write at most 500 characters"),
    ],
)
def test_what_does_not_fit_is_named_at_its_field(
    office: Bureau, fields: dict[str, Any], advice: str
) -> None:
    with office.sign_in("administrator") as browser:
        answer = propose(browser, **{"instrument": "Kept & more"} | fields)

    assert answer.status_code == 422
    assert advice in answer.text
    assert fields.get("instrument", "Kept &amp; more") in answer.text


def test_a_change_of_nothing_is_no_change(office: Bureau) -> None:
    path = "/admin/legal-bases/AVG-32/change"
    fields = {
        "instrument": "General Data Protection Regulation, art. 5 (2) and 32",
        "in_force_from": "2018-05-25",
        "types": ["Administration"],
        "purposes": ["NONE", "AUDIT"],
        "synthetic_only": "y",
    }
    with office.sign_in("administrator") as browser:
        answer = propose(browser, path, **fields)

    assert "AVG-32 is so already: change something of it." in answer.text


@pytest.mark.parametrize(
    "path", ["NONE/change", "proposals/nothing", "proposals/00000000-0000-0000-0000-000000000000"]
)
def test_what_does_not_exist_is_said_so(office: Bureau, path: str) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.get(f"/admin/legal-bases/{path}")

    assert answer.status_code == 404


@pytest.mark.parametrize("outcome", ["", "MAYBE", "CONFIRMED"])
def test_nothing_is_decided_of_what_does_not_exist(office: Bureau, outcome: str) -> None:
    path = "/admin/legal-bases/proposals/00000000-0000-0000-0000-000000000000"
    with office.sign_in("administrator") as browser:
        answer = browser.post(path, "/admin", outcome=outcome)

    assert answer.status_code == 404


def test_t50_what_was_written_is_shown_as_the_text_it_is(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        page = propose(browser, code="MARKUP", instrument=MARKUP, reason=MARKUP).text

    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}") == 2
