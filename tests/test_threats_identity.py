"""Who a request says it is from: T35 over HTTP."""

import orjson
import pytest

from tests.attacks.scene import CALLERS, Caller, Scene, case

pytest_plugins = ["tests.attacks.fixtures"]

CHECK = '{ licenceCheck(number: "UTRECHT222") { result licence { photo { base64 } } } }'
ME = "{ me { name appointments { role municipality { code } } } }"
FORGED = {
    "X-User": "police",
    "X-Forwarded-User": "police",
    "X-Remote-User": "police",
    "Remote-User": "police",
    "X-Authenticated-Userid": "police",
    "X-Forwarded-For": "127.0.0.1",
    "Forwarded": "for=127.0.0.1;by=police",
    "From": "police@example.org",
    "Cookie": "session=police; Authorization=Bearer x",
    "X-Role": "police_supervisor",
    "Access-Role": "police_supervisor",
    "Access-Municipality": "GM0363",
    "X-Municipality": "GM0363",
    "X-Client-Cert": "CN=police",
    "X-Original-URL": "/graphql?role=auditor",
    "X-HTTP-Method-Override": "GET",
    "X-Hasura-Role": "admin",
    "X-Hasura-Admin-Secret": "x",
}


@pytest.mark.parametrize("caller", ["public", "inspector", "desk", "administrator"])
def test_t35_a_header_that_names_somebody_else_changes_nothing(scene: Scene, caller: str) -> None:
    named = orjson.dumps({"query": ME})
    check = orjson.dumps({"query": CHECK})

    for name, value in FORGED.items():
        for body in (named, check):
            plain, forged = scene.send(body, caller), scene.send(body, caller, **{name: value})
            assert (forged.status_code, forged.content) == (plain.status_code, plain.content), name


def test_t35_the_client_of_the_token_must_be_registered(scene: Scene) -> None:
    stranger = scene.gateway.issuer.mint("inspector-utrecht", azp="system-of-nobody")
    forged = scene.gateway.issuer.mint("inspector-utrecht", org_oin="00000099000000009999")

    answers = [
        scene.send(orjson.dumps({"query": ME}), Authorization=f"Bearer {token}")
        for token in (stranger, forged)
    ]

    assert [each.status_code for each in answers] == [403, 403]
    assert {each.json()["code"] for each in answers} == {"CLIENT_ABSENT"}


def test_t35_an_officer_without_an_appointment_is_not_the_public(scene: Scene) -> None:
    answer = scene.ask("{ operatorLicences { nodes { number } } }", Caller("nobody"))

    assert answer.status_code == 403
    assert answer.json()["code"] == "APPOINTMENT_ABSENT"


def test_t35_the_appointment_of_somebody_else_is_not_held(scene: Scene) -> None:
    asked = scene.headers(CALLERS["inspector"]) | {"Access-Appointment": case(2, 11)}

    answer = scene.gateway.ask(ME, asked)

    assert answer.status_code == 403
    assert answer.json()["code"] == "APPOINTMENT_ABSENT"


@pytest.mark.parametrize("header", ["Access-Purpose", "Access-Case", "Access-Appointment"])
def test_t35_a_header_that_decides_stands_there_once(scene: Scene, header: str) -> None:
    known = {"Access-Appointment": case(2, 1)} | scene.headers(CALLERS["inspector"])
    headers = [*known.items(), (header, known[header]), ("Content-Type", "application/json")]

    answer = scene.gateway.client.post(
        "/graphql", content=orjson.dumps({"query": ME}), headers=headers
    )

    assert (answer.status_code, answer.json()["code"]) == (400, "HEADER_DUPLICATED")
