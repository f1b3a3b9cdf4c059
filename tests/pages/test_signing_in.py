"""Signing in with a real OpenID provider: code and PKCE, assurance, proof once more, the end."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.fixtures.provider import Provided, onward


def test_an_officer_signs_in_at_the_provider(provided: Provided) -> None:
    with provided.bureau.visit() as browser:
        page = provided.prove(browser, "administrator")
        home = browser.get(onward(page))

    assert home.url.path == "/admin"
    assert 'href="/admin/appointments"' in home.text


def test_the_browser_carries_a_challenge_and_asks_for_assurance(provided: Provided) -> None:
    with provided.bureau.visit() as browser:
        browser.client.follow_redirects = False
        sent = browser.get("/admin/sign-in").headers["location"]

    asked = parse_qs(urlsplit(sent).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["acr_values"] == ["http://eidas.europa.eu/LoA/substantial"]
    assert {"state", "nonce", "code_challenge"} <= set(asked)


def test_too_little_assurance_is_refused(provided: Provided) -> None:
    with provided.bureau.visit() as browser:
        page = provided.prove(browser, "administrator", "http://eidas.europa.eu/LoA/low")

    assert (page.status_code, "SIGN_IN_REFUSED" in page.text) == (403, True)


def test_more_assurance_than_is_asked_for_is_enough(provided: Provided) -> None:
    with provided.bureau.visit() as browser:
        page = provided.prove(browser, "administrator", "http://eidas.europa.eu/LoA/high")

    assert onward(page) == "/admin"


def test_an_officer_whom_the_register_does_not_know_gets_no_session(provided: Provided) -> None:
    with provided.bureau.visit() as browser:
        page = provided.prove(browser, "stranger")
        browser.client.follow_redirects = False
        home = browser.get("/admin")

    assert (page.status_code, "CAPACITY_ABSENT" in page.text) == (403, True)
    assert home.headers["location"].startswith("/admin/sign-in")


def test_an_answer_that_nobody_asked_for_is_refused(provided: Provided) -> None:
    with provided.bureau.visit() as browser:
        page = browser.get("/admin/sign-in/callback", code="x", state="y")

    assert (page.status_code, "SIGN_IN_REFUSED" in page.text) == (403, True)


def test_an_answer_of_another_browser_is_refused(provided: Provided) -> None:
    with provided.bureau.visit() as victim, provided.bureau.visit() as thief:
        thief.client.follow_redirects = False
        provided.bureau.gateway.client.cookies.clear()
        asked = victim.get("/admin/sign-in")
        victim.client.follow_redirects = False
        step = victim.client.post(asked.url, data={"login": "administrator", "acr": "x"})
        while not step.headers["location"].startswith(provided.bureau.gateway.url):
            step = victim.client.get(step.url.join(step.headers["location"]))
        page = thief.client.get(step.headers["location"])

    assert page.status_code == 403


def test_signing_out_ends_both_sessions(provided: Provided) -> None:
    with provided.bureau.visit() as browser:
        browser.get(onward(provided.prove(browser, "administrator")))
        left = browser.post("/admin/sign-out", "/admin")
        ended = provided.leave(browser, onward(left))
        again = browser.get("/admin")

    assert ended.url.path == "/admin/signed-out"
    assert str(again.url).startswith(f"{provided.issuer}/interaction/")


def test_a_session_that_ends_at_the_provider_ends_here(provided: Provided) -> None:
    with provided.bureau.visit() as browser:
        browser.get(onward(provided.prove(browser, "administrator")))
        provided.leave(browser, f"{provided.issuer}/session/end")
        again = browser.get("/admin")

    assert str(again.url).startswith(f"{provided.issuer}/interaction/")


@pytest.mark.parametrize("token", ["", "x", "a.b.c"])
def test_a_word_of_nobody_ends_no_session(provided: Provided, token: str) -> None:
    with provided.bureau.visit() as browser:
        answer = browser.client.post("/admin/sign-out/back-channel", data={"logout_token": token})

    assert answer.status_code == 403
