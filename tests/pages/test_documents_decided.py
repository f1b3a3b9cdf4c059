"""Documents are looked at, proposed and decided on pages, by two administrators."""

import html
import re
from hashlib import sha256
from typing import Final
from uuid import uuid4

import httpx2
import orjson
import pytest

from tests.fixtures.issuer import CLIENT
from tests.fixtures.pages import Browser, Bureau

CHECK: Final = """query Check($n: LicenceNumber!) {
  licenceCheck(number: $n) {
    result
    annotations { text author { name } }
  }
}
"""
MIXED: Final = """{
  licences(first: 1) { nodes { holder { bsn } } }
  operatorLicences(first: 1) { nodes { operator { familyName } } }
}
"""
MANIFEST: Final = re.compile(r'name="documents"\s+value="([^"]*)"')
STORE: Final = """
INSERT INTO access.trusted_document (client, sha256, content, name, proposed_by)
SELECT $1, encode(sha256(convert_to($2, 'UTF8')), 'hex'), $2, 'Gone', id
FROM access.officer WHERE subject = 'administrator'"""
EDITION: Final = re.compile(r'name="edition"\s+value="([^"]*)"')


def fresh(text: str = CHECK) -> str:
    """Make a text that no other test has."""
    return f"{text}# {uuid4()}\n"


def address_of(text: str) -> str:
    return f"/admin/documents/{CLIENT}/{sha256(text.encode()).hexdigest()}"


def look_at(browser: Browser, text: str, name: str = "Check <i>") -> httpx2.Response:
    """Send a text to be looked at, its lines ended as a browser does."""
    sent = text.replace("\n", "\r\n")
    return browser.post("/admin/documents/new", client=CLIENT, name=name, text=sent)


def send_manifest(browser: Browser, content: bytes) -> httpx2.Response:
    fields = {"csrf_token": browser.token("/admin/documents/new"), "client": CLIENT, "name": ""}
    files = {"manifest": ("manifest.json", content)}
    return browser.client.post("/admin/documents/new", data=fields, files=files)


def words(answer: httpx2.Response) -> str:
    return " ".join(answer.text.split())


def confirm(browser: Browser, looked: httpx2.Response) -> httpx2.Response:
    """Propose exactly what was looked at."""
    found = MANIFEST.search(looked.text)
    assert found
    fields = {"client": CLIENT, "documents": html.unescape(found[1])}
    return browser.post("/admin/documents/new", **fields)


def edition_of(browser: Browser, address: str) -> str:
    """Name what the review on the page stands on."""
    found = EDITION.search(browser.get(address).text)
    assert found
    return found[1]


def approve(browser: Browser, address: str, edition: str = "") -> httpx2.Response:
    named = edition or edition_of(browser, address)
    return browser.post(f"{address}/approve", address, edition=named)


def test_a_document_is_looked_at_before_it_is_proposed(office: Bureau) -> None:
    text = fresh()
    with office.sign_in("administrator") as browser:
        looked = look_at(browser, text)
        before = browser.get(address_of(text))
        proposed = confirm(browser, looked)
        after = browser.get(address_of(text))

    assert sha256(text.encode()).hexdigest() in looked.text
    assert "Check &lt;i&gt;" in looked.text
    assert (before.status_code, after.status_code) == (404, 200)
    assert proposed.url.params["state"] == "PROPOSED"
    assert "records of the own municipality; records of others, but not of Utrecht" in words(after)
    assert "all records, with an open case" in words(after)


def test_another_administrator_approves_and_the_system_is_answered(office: Bureau) -> None:
    text = fresh("{ me { name } }")
    address = address_of(text)
    with office.sign_in("administrator") as proposer, office.sign_in("colleague") as other:
        confirm(proposer, look_at(proposer, text))
        own = approve(proposer, address, edition=edition_of(other, address))
        approved = approve(other, address)
        answer = office.gateway.client.post(
            "/graphql",
            json={"documentId": f"sha256:{address[-64:]}"},
            headers=office.gateway.headers("inspector"),
        )
        withdrawn = other.post(f"{address}/withdraw", address)
        again = other.post(f"{address}/withdraw", "/admin")

    assert "let another one approve it" in own.text
    assert "is approved: its system may name it." in approved.text
    assert answer.json() == {"data": {"me": {"name": "inspector"}}}
    assert "is withdrawn: nothing is answered under it." in withdrawn.text
    assert "cannot be done to it any more" in again.text


def test_what_was_looked_at_under_another_policy_is_not_approved(office: Bureau) -> None:
    text = fresh()
    with office.sign_in("administrator") as proposer, office.sign_in("colleague") as other:
        confirm(proposer, look_at(proposer, text))
        answer = approve(other, address_of(text), edition="0.0")

    assert "look again, then decide" in answer.text


def test_what_nobody_is_answered_as_a_whole_is_said(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        text = look_at(browser, fresh(MIXED)).text

    assert "Nobody is answered the whole of it" in text


def test_a_text_that_cannot_run_is_not_proposed(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = look_at(browser, "{ nobody }")

    assert "This does not fit the schema of the register." in answer.text
    assert "Cannot run" in answer.text
    assert ">Propose</button>" not in answer.text


def test_a_text_that_the_database_cannot_hold_is_not_proposed(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = look_at(browser, "{ me { name } } # \0")

    assert (answer.status_code, "Give a text" in answer.text) == (422, True)


async def test_a_document_that_does_not_fit_any_more_is_not_to_be_approved(
    office: Bureau,
) -> None:
    text = fresh("{ gone }")
    await office.staff.execute(STORE, CLIENT, text)

    with office.sign_in("colleague") as browser:
        page = browser.get(address_of(text)).text
        answer = approve(browser, address_of(text), edition="0.0")

    assert "This does not fit the schema of the register." in page
    assert not EDITION.search(page)
    assert "look again, then decide" in answer.text


def test_a_manifest_is_sorted_into_what_fits_and_what_does_not(office: Bureau) -> None:
    good, known = fresh(), fresh()
    rows = [
        {"name": "Good", "document": good},
        {"name": "Twice", "document": good},
        {"name": "Known", "document": known},
        {"name": "Bad", "document": "{"},
    ]
    with office.sign_in("administrator") as browser:
        confirm(browser, look_at(browser, known))
        looked = send_manifest(browser, orjson.dumps(rows))
        proposed = confirm(browser, looked)
        again = confirm(browser, looked)

    assert looked.text.count("Is there already") == 2
    assert "This is no GraphQL." in looked.text
    assert "Proposed: 1." in proposed.text
    assert "look again, then decide" in again.text


def test_the_manifest_of_a_build_is_read(office: Bureau) -> None:
    operations = [{"id": "x", "name": "Check", "type": "query", "body": fresh()}]
    with office.sign_in("administrator") as browser:
        answer = send_manifest(browser, orjson.dumps({"version": 1, "operations": operations}))

    assert "1 document can be proposed" in answer.text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"[1]",
        b'[{"name": 1, "document": "{ me { name } }"}]',
        b"\xff",
        orjson.dumps([{"name": "x", "document": "x"}] * 51),
        orjson.dumps([{"name": "", "document": "x"}]),
    ],
    ids=["nothing", "object", "empty", "number", "name", "bytes", "many", "nameless"],
)
def test_what_is_no_manifest_is_said_at_its_field(office: Bureau, content: bytes) -> None:
    with office.sign_in("administrator") as browser:
        answer = send_manifest(browser, content)

    assert (answer.status_code, 'id="manifest-error"' in answer.text) == (422, True)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"client": "", "name": "x", "text": "{ me { name } }"}, "client"),
        ({"client": CLIENT, "name": "x", "text": " "}, "manifest"),
        ({"client": CLIENT, "name": "", "text": "{ me { name } }"}, "name"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    office: Bureau, fields: dict[str, str], field: str
) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.post("/admin/documents/new", **fields)

    assert (answer.status_code, f'id="{field}-error"' in answer.text) == (422, True)


@pytest.mark.parametrize(
    ("client", "documents"),
    [(CLIENT, "[]"), ("nobody", '[{"name": "x", "document": "{ me { name } }"}]')],
)
def test_what_no_page_sent_proposes_nothing(office: Bureau, client: str, documents: str) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.post("/admin/documents/new", client=client, documents=documents)

    assert answer.url.path == "/admin/documents/new"
    assert 'role="alert"' in answer.text


async def test_a_document_beyond_the_bounds_of_its_system_is_marked(own_office: Bureau) -> None:
    text = fresh()
    with own_office.sign_in("administrator") as browser:
        confirm(browser, look_at(browser, text))
        await own_office.staff.execute(
            "UPDATE access.client SET root_fields = 1, document_depth = 1"
        )
        bound = browser.get(address_of(text)).text
        await own_office.staff.execute("UPDATE access.client SET ended_at = now()")
        ended = browser.get(address_of(text)).text

    assert "More than this system may ask" in bound
    assert "The system was ended" in ended


def test_a_policy_author_reads_documents_and_decides_nothing(office: Bureau) -> None:
    text = fresh()
    with office.sign_in("administrator") as browser:
        confirm(browser, look_at(browser, text))
    with office.sign_in("writer") as browser:
        page = browser.get(address_of(text))
        listed = browser.get("/admin/documents", client=CLIENT, state="PROPOSED", sort="name")

    assert page.status_code == 200
    assert "/approve" not in page.text
    assert f'href="/admin/clients/{CLIENT}"' not in page.text
    assert listed.status_code == 200
