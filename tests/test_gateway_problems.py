"""Errors as answers: stable codes, and no text that was not meant for the caller."""

import asyncio
import json
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message

from gateway import errors
from gateway.errors import BodyTooLargeError, GatewayError, RequestRefusedError, TokenInvalidError
from gateway.headers import HeadersMiddleware
from gateway.problems import HANDLERS, FaultMiddleware, read_problem
from sql.errors import DatabaseUnavailableError, StatementFailedError

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
FAULTS: dict[str, Exception] = {
    "refused": BodyTooLargeError(10),
    "token": TokenInvalidError("expired"),
    "away": DatabaseUnavailableError("secret-host refused"),
    "statement": StatementFailedError("42P01"),
    "unforeseen": ValueError("secret number 123456789"),
}


async def _fail(request: Request) -> Response:
    raise FAULTS[request.path_params["name"]]


async def _break_off(_: Request) -> Response:
    def body() -> Iterator[bytes]:
        yield b"begun"
        raise ValueError("secret")

    return StreamingResponse(body())


@pytest.fixture
def client() -> TestClient:
    """A client of an application that fails in every way."""
    app = Starlette(
        routes=[Route("/fail/{name}", _fail, methods=["POST"]), Route("/break", _break_off)],
        middleware=[Middleware(HeadersMiddleware, version="1"), Middleware(FaultMiddleware)],
        exception_handlers=dict(HANDLERS),
    )
    return TestClient(app)


def test_a_problem_says_what_is_wrong_and_what_to_do(client: TestClient) -> None:
    answer = client.post(
        "/fail/refused", headers={"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}
    )

    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "urn:registerpoort:problem:BODY_TOO_LARGE",
        "title": "Body too large",
        "status": 413,
        "detail": "Send at most 10 bytes.",
        "code": "BODY_TOO_LARGE",
        "instance": TRACE,
    }


@pytest.mark.parametrize(
    ("name", "status", "code", "header"),
    [
        ("token", 401, "TOKEN_INVALID", ("www-authenticate", 'Bearer error="invalid_token"')),
        ("away", 503, "DATABASE_UNAVAILABLE", ("retry-after", "2")),
        ("statement", 500, "INTERNAL_ERROR", ("cache-control", "no-store")),
        ("unforeseen", 500, "INTERNAL_ERROR", ("api-version", "1")),
    ],
)
def test_each_error_has_its_status_and_header(
    client: TestClient, name: str, status: int, code: str, header: tuple[str, str]
) -> None:
    answer = client.post(f"/fail/{name}")

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers[header[0]] == header[1]
    assert "secret" not in answer.text


def test_an_unknown_address_is_a_problem(client: TestClient) -> None:
    answer = client.get("/licence/4X7PQ2WRKA")

    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
    assert "4X7PQ2WRKA" not in answer.text


def test_a_wrong_method_names_the_right_one(client: TestClient) -> None:
    answer = client.get("/fail/refused")

    assert (answer.status_code, answer.json()["code"]) == (405, "METHOD_NOT_ALLOWED")
    assert answer.headers["allow"] == "POST"


def test_an_unforeseen_error_is_logged_once_without_its_text(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    client.post("/fail/unforeseen")

    (record,) = [each for each in caplog.records if each.name.startswith("registerpoort")]
    assert (record.levelname, record.message) == ("ERROR", "unexpected")


def test_an_answer_that_was_begun_is_broken_off(client: TestClient) -> None:
    with pytest.raises(ValueError, match="secret"):
        client.get("/break")


async def test_a_caller_who_left_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    async def leave(*_: object) -> None:
        raise ClientDisconnect

    async def never() -> Message:
        return await asyncio.Future()

    async def send(_: Message) -> None:
        pytest.fail("nobody is there to answer")

    await FaultMiddleware(leave)({"type": "http"}, never, send)

    assert caplog.records == []


def _named() -> list[type[GatewayError]]:
    found = (getattr(errors, name) for name in errors.__all__)
    return [error for error in found if error not in {GatewayError, RequestRefusedError}]


def test_every_code_is_stable_and_stands_once() -> None:
    codes = [error.code for error in _named()]

    assert len(set(codes)) == len(codes)
    assert all(code == code.upper() and code.replace("_", "").isalpha() for code in codes)


@pytest.mark.parametrize("error", _named(), ids=lambda error: error.__name__)
def test_the_tree_of_errors_names_each_with_its_status(error: type[GatewayError]) -> None:
    (line,) = [one for one in (errors.__doc__ or "").splitlines() if f"- {error.__name__} " in one]

    status = getattr(error, "status", None)

    assert status is None or line.split()[-1] == str(status.value)


def test_what_nobody_foresaw_is_neutral() -> None:
    problem = read_problem(RuntimeError("secret"))

    assert problem.status is HTTPStatus.INTERNAL_SERVER_ERROR
    assert "secret" not in json.dumps([problem.code, problem.detail, problem.title])
