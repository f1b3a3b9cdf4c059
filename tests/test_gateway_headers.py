"""The headers of every answer, and the trace of every request."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from gateway.headers import NO_TRACE, HeadersMiddleware, trace_id

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = "00f067aa0ba902b7"


async def _tell(request: Request) -> Response:
    return JSONResponse([request.scope["trace_id"], trace_id()])


async def _frame(_: Request) -> Response:
    return Response(headers={"Content-Security-Policy": "default-src 'self'"})


@pytest.fixture
def client() -> TestClient:
    """A client of an application behind the middleware."""
    return TestClient(
        Starlette(
            routes=[Route("/", _tell), Route("/frame", _frame)],
            middleware=[Middleware(HeadersMiddleware, version="1.2.3")],
        )
    )


@pytest.mark.parametrize("path", ["/", "/absent"])
def test_every_answer_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers

    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["api-version"] == "1.2.3"


def test_a_header_of_the_answer_itself_is_kept(client: TestClient) -> None:
    headers = client.get("/frame").headers

    assert headers.get_list("content-security-policy") == ["default-src 'self'"]


@pytest.mark.parametrize(("sent", "flags"), [("01", "01"), ("00", "00"), ("03", "01")])
def test_a_trace_is_carried_on_under_a_parent_of_our_own(
    client: TestClient, sent: str, flags: str
) -> None:
    answer = client.get("/", headers={"traceparent": f"00-{TRACE}-{PARENT}-{sent}"})

    assert answer.json() == [TRACE, TRACE]
    assert re.fullmatch(f"00-{TRACE}-[0-9a-f]{{16}}-{flags}", answer.headers["traceparent"])
    assert PARENT not in answer.headers["traceparent"]


def test_a_later_version_may_say_more(client: TestClient) -> None:
    answer = client.get("/", headers={"traceparent": f"cc-{TRACE}-{PARENT}-01-more"})

    assert answer.json() == [TRACE, TRACE]


@pytest.mark.parametrize(
    "sent",
    [
        "",
        TRACE,
        f"00-{TRACE}-{PARENT}-01-more",
        f"ff-{TRACE}-{PARENT}-01",
        f"00-{'0' * 32}-{PARENT}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE.upper()}-{PARENT}-01",
        f"00-{TRACE}-{PARENT}-01\t",
        f"00-{TRACE[:-1]}<-{PARENT}-01",
    ],
)
def test_a_trace_that_is_none_is_replaced(client: TestClient, sent: str) -> None:
    answer = client.get("/", headers={"traceparent": sent})

    trace, seen = answer.json()
    assert trace == seen == answer.headers["traceparent"].split("-")[1]
    assert re.fullmatch("[0-9a-f]{32}", trace)
    assert trace != TRACE


def test_two_traces_are_none(client: TestClient) -> None:
    given = ("traceparent", f"00-{TRACE}-{PARENT}-01")

    assert client.get("/", headers=[given, given]).json()[0] != TRACE


def test_each_request_without_a_trace_gets_its_own(client: TestClient) -> None:
    assert client.get("/").json() != client.get("/").json()


def test_outside_a_request_there_is_no_trace() -> None:
    assert trace_id() == NO_TRACE


def test_what_is_not_http_passes_untouched(client: TestClient) -> None:
    with client as started:
        answer = started.get("/")

    assert answer.status_code == 200
