"""Municipal systems are registered, changed, given keys and ended by administrators, on pages."""

from typing import Any, Final
from uuid import uuid4

import httpx2
import orjson
import pytest
from joserfc.jwk import ECKey

from tests.fixtures.issuer import CLIENT, ORGANISATION
from tests.fixtures.pages import Browser, Bureau

TERMS: Final[dict[str, Any]] = {
    "name": "Zaaksysteem <b>",
    "organisation": ORGANISATION,
    "purposes": ["NONE", "LICENCE_CHECK"],
    "documents": "ANY",
}
KEY: Final = ECKey.generate_key("P-256", {"kid": "key-1"})
LATE: Final = "UPDATE access.session SET authenticated_at = now() - interval '1 hour'"


def enrol(browser: Browser, **terms: object) -> tuple[str, httpx2.Response]:
    """Register a system nobody else has; give its address and the answer."""
    id_ = f"system-{uuid4()}"
    answer = browser.post("/admin/clients/new", **(TERMS | {"id": id_} | terms))
    return f"/admin/clients/{id_}", answer


def private() -> str:
    return orjson.dumps(KEY.as_dict(private=True)).decode()


def public() -> str:
    return orjson.dumps(KEY.as_dict(private=False)).decode()


def test_a_registered_system_is_shown_with_all_its_terms(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        address, answer = enrol(browser, root_fields="2", documents="TRUSTED")

    assert (answer.url.path, answer.status_code) == (address, 200)
    for said in (
        "Zaaksysteem &lt;b&gt;",
        "Only documents that were",
        "500, as every",
        "Registered",
    ):
        assert said in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"id": "new"}, "Write 4 to 100 letters"),
        ({"id": CLIENT}, "A system with this identifier is registered"),
        ({"organisation": "00000001123456789000"}, "An OIN has 20 digits"),
        ({"purposes": []}, "Choose a purpose."),
        ({"documents": "ALL"}, "Not a valid choice."),
        ({"document_fields": "501"}, "Write a number from 1 to 500"),
        ({"document_depth": "deep"}, "Not a valid integer value."),
        ({"name": ""}, "Fill in the name."),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_kept(
    office: Bureau, wrong: dict[str, object], said: str
) -> None:
    with office.sign_in("administrator") as browser:
        _, answer = enrol(browser, **wrong)

    assert (answer.status_code, said in answer.text) == (422, True)
    assert f'value="{ORGANISATION}"' in answer.text or "organisation" in wrong


def test_a_change_says_what_was_changed(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        address, _ = enrol(browser)
        form = browser.get(f"{address}/change").text
        same = browser.post(f"{address}/change", **TERMS).text
        changed = browser.post(f"{address}/change", **(TERMS | {"purposes": ["AUDIT"]})).text
        refused = browser.post(f"{address}/change", **(TERMS | {"organisation": "1"}))
        unread = browser.post(f"{address}/change", **(TERMS | {"root_fields": "x"}))

    assert 'value="LICENCE_CHECK" checked' in form
    assert "There was nothing to change." in same
    assert "Changed: the purposes" in " ".join(changed.split())
    assert (refused.status_code, unread.status_code) == (422, 422)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"source": "KEYS", "keys": public()}, "key-1"),
        (
            {"source": "ADDRESS", "address": "https://keys.example/jwks"},
            "https://keys.example/jwks",
        ),
        ({"source": "NOTHING"}, "No public keys are known yet"),
    ],
    ids=["pasted", "address", "none"],
)
def test_keys_are_pasted_or_found_at_an_address(
    office: Bureau, fields: dict[str, str], shown: str
) -> None:
    with office.sign_in("administrator") as browser:
        address, _ = enrol(browser)
        answer = browser.post(f"{address}/keys", **fields)
        again = browser.get(f"{address}/keys")

    assert (answer.url.path, shown in answer.text) == (address, True)
    assert again.status_code == 200


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Choose where the keys are."),
        ({"source": "KEYS", "keys": "no key"}, "Paste a public key as PEM"),
        ({"source": "ADDRESS", "address": "http://keys.example"}, "begins with https://"),
    ],
    ids=["nothing", "no key", "no address"],
)
def test_what_is_no_key_is_said_at_its_field(
    office: Bureau, fields: dict[str, str], said: str
) -> None:
    with office.sign_in("administrator") as browser:
        address, _ = enrol(browser)
        answer = browser.post(f"{address}/keys", **fields)

    assert (answer.status_code, said in answer.text) == (422, True)


async def test_a_private_key_is_kept_nowhere(own_office: Bureau) -> None:
    secret = KEY.as_dict(private=True)["d"]
    with own_office.sign_in("administrator") as browser:
        address, _ = enrol(browser)
        answer = browser.post(f"{address}/keys", source="KEYS", keys=private())
        token = browser.token(address)
        await own_office.staff.execute(LATE)
        late = browser.client.post(
            f"{address}/keys", data={"csrf_token": token, "source": "KEYS", "keys": private()}
        )
        found = await own_office.staff.find("SELECT content::text FROM access.session")

    assert (answer.status_code, "This is a private key." in answer.text) == (422, True)
    assert late.url.path == "/admin/sign-in"
    assert '"source"' in str(found)
    told = answer.text + str(found) + own_office.gateway.log.read_text()
    assert str(secret) not in told


def test_an_ended_system_is_shown_and_changes_no_more(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        address, _ = enrol(browser)
        asked = browser.get(f"{address}/end").text
        ended = browser.post(f"{address}/end")
        refused = [
            browser.post(f"{address}/end"),
            browser.post(f"{address}/change", **TERMS),
            browser.post(f"{address}/keys", source="NOTHING"),
        ]

    assert "This cannot be undone" in asked
    assert "is ended: nothing is answered through it." in ended.text
    assert f'href="{address}/change"' not in ended.text
    assert all("was ended and stays so" in each.text for each in refused)


@pytest.mark.parametrize("path", ["", "/change", "/keys", "/end"])
def test_what_does_not_exist_is_found_nowhere(office: Bureau, path: str) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.get(f"/admin/clients/nobody{path}")

    assert answer.status_code == 404


def test_systems_are_searched_by_what_the_address_says(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        address, _ = enrol(browser, name="Quite another name")
        browser.post(f"{address}/end")
        found = browser.get("/admin/clients", words="QUITE another", state="OVER").text
        unfit = browser.get("/admin/clients", words="quite another", state="IN_FORCE").text
        unknown = browser.get("/admin/clients", purpose="FUN", sort="nonsense", page="99")

    assert address in found
    assert "Nothing fits this search." in unfit
    assert unknown.status_code == 200
