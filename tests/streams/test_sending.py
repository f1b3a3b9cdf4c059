"""Server-sent events speak the distinct connections mode of graphql-sse."""

from typing import Any

import httpx2
import orjson
import pytest

from tests.acts.checking import Checking
from tests.fixtures.process import Gateway, Staff
from tests.streams.hearing import ASKED, annotate, headers_of, read

FACTS = "{ municipalities { name } }"


def post(checking: Checking, query: str, **headers: str) -> httpx2.Response:
    return checking.officer.gateway.ask(query, headers_of(checking) | headers)


async def test_events_are_told_as_they_come(listening: Checking, streamed: Staff) -> None:
    with read(listening.officer.gateway, headers_of(listening)) as reading:
        reading.still()
        made = await annotate(streamed)

        name, data = reading.event()

    assert name == "next"
    assert data["data"]["annotationMade"]["id"] == made
    assert reading.response.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert reading.response.headers["cache-control"] == "no-store"


def test_a_stream_without_events_says_that_it_is_open(listening: Checking) -> None:
    with read(listening.officer.gateway, headers_of(listening)) as reading:
        reading.still()
        reading.still()

        assert reading.response.status_code == 200


def test_a_query_is_answered_and_completed(streaming: Gateway) -> None:
    with read(streaming, {}, FACTS) as reading:
        events = [reading.event() for _ in range(3)]

    assert [name for name, _ in events] == ["next", "complete", "end"]
    assert {"name": "Utrecht"} in events[0][1]["data"]["municipalities"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "DOCUMENT_MALFORMED"),
        ("subscription { annotationMade { retainUntil } }", "UNAUTHORIZED_FIELD"),
    ],
)
def test_h14_a_refusal_is_told_and_completed(listening: Checking, query: str, code: str) -> None:
    with read(listening.officer.gateway, headers_of(listening), query) as reading:
        events = [reading.event() for _ in range(3)]

    assert [name for name, _ in events] == ["next", "complete", "end"]
    assert events[0][1]["errors"][0]["extensions"]["code"] == code


async def test_h13_an_ended_appointment_ends_the_stream(
    listening: Checking, streamed: Staff
) -> None:
    with read(listening.officer.gateway, headers_of(listening)) as reading:
        reading.still()
        await streamed.end(listening.officer.appointment)

        events = [reading.event() for _ in range(2)]

    assert events[0][1]["errors"][0]["extensions"] == {"code": "APPOINTMENT_ABSENT"}
    assert events[1][0] == "complete"


def test_who_is_not_accepted_gets_a_problem(streaming: Gateway) -> None:
    with read(streaming, {"Authorization": "Bearer x"}) as reading:
        problem = orjson.loads(reading.response.read())

    assert (reading.response.status_code, problem["code"]) == (401, "TOKEN_INVALID")


def test_a_subscription_is_not_answered_once(listening: Checking) -> None:
    answer = orjson.loads(post(listening, ASKED).content)

    assert answer["errors"][0]["extensions"] == {"code": "STREAM_NEEDED"}
    assert "data" not in answer


async def test_a_client_that_leaves_leaves_nothing_behind(
    listening: Checking, streamed: Staff
) -> None:
    for _ in range(7):
        with read(listening.officer.gateway, headers_of(listening)) as reading:
            reading.still()

    with read(listening.officer.gateway, headers_of(listening)) as reading:
        reading.still()
        made = await annotate(streamed)

        assert reading.event()[1]["data"]["annotationMade"]["id"] == made


def test_one_line_of_the_log_says_how_a_stream_ended(listening: Checking) -> None:
    with read(listening.officer.gateway, headers_of(listening)) as reading:
        reading.still()

    found: list[Any] = []
    while not found:
        log = listening.officer.gateway.read_log()
        found = [each for each in log if each.get("kind") == "subscription"]
    assert {"client", "role", "purpose", "outcome", "duration_ms"} <= found[-1].keys()
    assert found[-1]["outcome"] == "OK"
