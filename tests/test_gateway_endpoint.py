"""One operation over HTTP, where the body, the database or the gateway itself is at fault."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from gateway.app import create_app
from gateway.settings import load_settings
from gateway.visibility import Visibility
from sql.database import connect_owner
from tests.fixtures.process import Gateway, Staff, start_gateway
from tests.fixtures.sealing import key_settings

ME = "{ me { name } }"
TOWNS = "{ municipalities { code } }"
RESTLESS = """
CREATE OR REPLACE VIEW api.head AS
SELECT
    policy_version,
    (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS reference_version
FROM access.head
"""
"""The head of a register whose reference data changes with every look at it."""


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("[]", "one JSON object; batches are not taken"),
        ("{}", 'the document as the string "query"'),
        ('{"query": 1}', 'the document as the string "query"'),
        ('{"query": "{ me }", "operationName": 1}', '"operationName" is a string or null'),
        ('{"query": "{ me }", "variables": []}', '"variables" is an object or null'),
        ('{"query": "{ me }", "extensions": []}', '"extensions" is an object or null'),
        ("{", "JSON in UTF-8"),
    ],
)
def test_a_body_that_is_no_request_is_told_what_one_is(
    served: Gateway, body: str, asked: str
) -> None:
    headers = {"Content-Type": "application/json"}

    answer = served.client.post("/graphql", content=body, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (400, "BODY_MALFORMED")
    assert asked in answer.json()["detail"]


async def test_an_operation_that_takes_too_long_is_refused(
    own_staff: Staff, tmp_path: Path
) -> None:
    address = own_staff.database

    with start_gateway(address.gateway_dsn, tmp_path, OPERATION_SECONDS="0.3") as gateway:
        async with connect_owner(address.dsn) as reader, reader.transaction():
            await reader.execute("LOCK TABLE register.municipality")
            answer = gateway.ask(TOWNS, {})

    assert answer.json()["data"] is None
    assert answer.json()["errors"][0]["extensions"]["code"] == "TIMEOUT"


async def test_without_a_policy_in_force_any_longer_nothing_is_answered(
    own_staff: Staff, tmp_path: Path
) -> None:
    with start_gateway(own_staff.database.gateway_dsn, tmp_path) as gateway:
        before = gateway.ask(TOWNS, {})
        await own_staff.execute("DELETE FROM access.head")
        after = gateway.ask(TOWNS, {})

    assert "errors" not in before.json()
    assert (after.status_code, after.json()["code"]) == (503, "HEAD_UNREADABLE")


async def test_what_is_in_force_is_not_run_after_forever(own_staff: Staff, tmp_path: Path) -> None:
    await own_staff.execute(RESTLESS)

    with start_gateway(own_staff.database.gateway_dsn, tmp_path, OPERATION_SECONDS="60") as gateway:
        gateway.client.timeout = 60
        answer = gateway.ask(TOWNS, {})

    assert (answer.status_code, answer.json()["code"]) == (503, "HEAD_UNREADABLE")


def test_without_an_issuer_only_the_public_is_known(staff: Staff, tmp_path: Path) -> None:
    none: dict[str, Any] = {"ISSUER": "", "AUDIENCE": "", "JWKS": ""}

    with start_gateway(staff.database.gateway_dsn, tmp_path, **none) as gateway:
        public = gateway.ask(TOWNS, {})
        officer = gateway.ask(ME, gateway.headers("officer"))
        events = [event["event"] for event in gateway.read_log()]

    assert public.json()["data"]["municipalities"]
    assert (officer.status_code, officer.json()["code"]) == (401, "TOKEN_INVALID")
    assert "no_issuer" in events


@pytest.fixture
def inside(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A client of the application in this process, where a fault can be planted."""
    monkeypatch.setenv("REGISTERPOORT_DATABASE_URL", staff.database.gateway_dsn)
    for name, value in key_settings().items():
        monkeypatch.setenv(f"REGISTERPOORT_{name}", value)
    app = create_app(load_settings(), dsn=staff.database.gateway_dsn)
    with TestClient(app) as client:
        yield client


def fail(*_: object) -> Any:
    raise ValueError("secret 123456789")


def test_a_field_that_fails_is_null_and_its_fault_is_not_told(
    inside: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Visibility, "access", fail)

    answer = inside.post("/graphql", json={"query": "{ mine: myAccess { purpose } }"})

    (error,) = answer.json()["errors"]
    assert answer.json()["data"] == {"mine": None}
    assert (error["path"], error["extensions"]) == (["mine"], {"code": "INTERNAL_ERROR"})
    assert error["locations"] == [{"line": 1, "column": 3}]
    assert "secret" not in answer.text
