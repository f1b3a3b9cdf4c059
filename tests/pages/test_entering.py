"""The way in: sessions, form tokens, decisions, headers."""

import pytest

from sql.database import connect_owner
from tests.fixtures.pages import Bureau
from tests.fixtures.postgres import Address

FORGED = [{}, {"csrf_token": ""}, {"csrf_token": "x" * 43}]


def test_who_is_not_signed_in_is_sent_to_sign_in(office: Bureau) -> None:
    with office.visit() as browser:
        answer = browser.get("/admin/capacity")

    assert answer.url.path == "/admin/sign-in"


def test_an_officer_sees_the_pages_that_are_open(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        page = browser.get("/admin").text

    assert 'href="/admin/appointments"' in page
    assert 'href="/admin/policies"' not in page


def test_the_language_is_that_of_the_browser_and_changes_when_asked(office: Bureau) -> None:
    with office.sign_in("administrator", language="de,nl;q=0.8") as browser:
        before = browser.get("/admin").text
        after = browser.post("/admin/language", "/admin", language="en", back="/admin").text

    assert '<html lang="nl"' in before
    assert '<html lang="en"' in after


@pytest.mark.parametrize("fields", FORGED, ids=["none", "empty", "wrong"])
def test_t47_a_form_without_the_token_of_the_session_changes_nothing(
    office: Bureau, fields: dict[str, str]
) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.client.post("/admin/sign-out", data=fields)

        assert (answer.status_code, "FORM_UNTRUSTED" in answer.text) == (403, True)
        assert browser.get("/admin").url.path == "/admin"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_t47_a_form_of_another_site_is_refused_even_with_the_token(
    office: Bureau, site: str
) -> None:
    with office.sign_in("administrator") as browser:
        browser.client.headers["Sec-Fetch-Site"] = site
        answer = browser.post("/admin/sign-out", "/admin")

    assert answer.status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/json"])
def test_t47_what_is_no_form_is_refused(office: Bureau, kind: str) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.client.post(
            "/admin/sign-out", content=b"csrf_token=x", headers={"Content-Type": kind}
        )

    assert answer.status_code == 403


def test_t47_the_cookie_of_a_session_opens_no_graphql(office: Bureau) -> None:
    with office.sign_in("inspector") as browser:
        body = {"query": "{ me { name } }"}
        answer = browser.client.post("/graphql", json=body).json()

    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHORIZED_FIELD"


def test_the_cookie_is_strict_and_out_of_reach_of_scripts(office: Bureau) -> None:
    with office.visit() as browser:
        browser.client.follow_redirects = False
        answer = browser.post("/admin/sign-in", subject="administrator", back="/admin")

    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("registerpoort=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


def test_every_page_is_held_to_its_own_origin(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        headers = browser.get("/admin").headers

    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_what_is_at_no_address_is_said_so(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.get("/admin/nothing/here")

    assert answer.status_code == 404
    assert "RECORD_ABSENT" in answer.text


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example", "/admin//evil", "/graphql", "/admin\\x"]
)
def test_nobody_is_sent_to_another_site(office: Bureau, back: str) -> None:
    with office.visit() as browser:
        browser.client.follow_redirects = False
        answer = browser.post("/admin/sign-in", subject="administrator", back=back)

    assert answer.headers["location"] == "/admin"


def test_signing_out_ends_the_session(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        word = browser.client.cookies["registerpoort"]
        browser.post("/admin/sign-out", "/admin")
        browser.client.cookies.set("registerpoort", word)
        answer = browser.get("/admin")

    assert answer.url.path == "/admin/sign-in"


def test_a_form_that_is_too_large_is_refused(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.post("/admin/sign-out", "/admin", much="x" * 2_100_000)

    assert answer.status_code == 413
    assert "FORM_TOO_LARGE" in answer.text


async def test_an_ended_appointment_stops_at_the_next_page(own_office: Bureau) -> None:
    with own_office.sign_in("inspector") as browser:
        await own_office.staff.execute(
            "UPDATE access.appointment SET ended_at = now() WHERE role = 'inspector'"
        )
        answer = browser.get("/admin")

    assert answer.status_code == 403
    assert "CAPACITY_ABSENT" in answer.text


async def test_an_officer_with_two_appointments_chooses_one(own_office: Bureau) -> None:
    chosen = await own_office.staff.appoint("inspector", "inspector", "GM0363")

    with own_office.sign_in("inspector") as browser:
        asked = browser.get("/admin")
        page = browser.post("/admin/capacity", appointment=str(chosen), back="/admin")

    assert asked.url.path == "/admin/capacity"
    assert "Amsterdam" in page.text


async def test_a_session_ends_when_nobody_comes_for_a_while(own_office: Bureau) -> None:
    with own_office.sign_in("inspector") as browser:
        await own_office.staff.execute(
            "UPDATE access.session SET seen_at = now() - interval '20 minutes'"
        )
        answer = browser.get("/admin")

    assert answer.url.path == "/admin/sign-in"


async def test_the_word_of_a_session_stands_nowhere(
    own_office: Bureau, fresh_database: Address
) -> None:
    with own_office.sign_in("inspector") as browser:
        word = browser.client.cookies["registerpoort"]
        async with connect_owner(fresh_database.dsn) as connection:
            rows = await connection.fetch("SELECT session::text AS held FROM access.session")

    assert rows
    assert all(word not in row["held"] for row in rows)
