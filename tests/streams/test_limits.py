"""A WebSocket lets nobody past what holds for a request: H14 and H15."""

from contextlib import suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import CloseCode

from tests.acts.checking import KNOWN, Checking
from tests.fixtures.process import Gateway, Staff, start_gateway
from tests.streams.fixtures import QUICK
from tests.streams.hearing import ASKED, headers_of, hear, listen

FACTS = '{ municipality(code: "GM0344") { name } }'


@pytest.mark.parametrize(
    ("said", "closed"),
    [
        (b"binary", (4400, "Send text")),
        ("no json", (4400, "Send JSON")),
        ("[]", (4400, "Send a JSON object")),
        ("{}", (4400, "Unknown type of message")),
        ('{"type": "start"}', (4400, "Unknown type of message")),
        ('{"type": "connection_init", "payload": 1}', (4400, "Give an object as payload")),
        ('{"type": "connection_init"}', (4429, "Too many initialisation requests")),
        ('{"type": "subscribe"}', (4400, "Give an id")),
        ('{"type": "subscribe", "id": "1", "payload": {}}', (4400, "Give a GraphQL request")),
        (f'{{"type": "{"x" * 70_000}"}}', (CloseCode.MESSAGE_TOO_BIG, "Send at most 65536 bytes")),
        ("x" * 2_000_000, (CloseCode.MESSAGE_TOO_BIG, "")),
    ],
)
def test_h14_what_is_no_message_closes_the_connection(
    streaming: Gateway, said: str | bytes, closed: tuple[int, str]
) -> None:
    with hear(streaming, {}) as hearing:
        if 'payload": 1' not in str(said):
            hearing.begin()
        # The server may close while a long message is still being sent.
        with suppress(ConnectionClosed):
            hearing.socket.send(said)

        code, reason = hearing.closed()

    assert code == closed[0]
    assert reason.startswith(closed[1])


def test_h14_nothing_is_asked_before_the_acknowledgement(streaming: Gateway) -> None:
    with hear(streaming, {}) as hearing:
        hearing.ask(FACTS)

        assert hearing.closed() == (4401, "Unauthorized")


def test_h14_who_says_nothing_is_let_go(streamed: Staff, tmp_path: Any) -> None:
    settings = {**QUICK, "STREAM_INIT_SECONDS": "0.3"}

    with (
        start_gateway(streamed.database.gateway_dsn, tmp_path, **settings) as gateway,
        hear(gateway, {}) as silent,
        hear(gateway, {}) as hearing,
    ):
        hearing.begin()

        assert silent.closed() == (4408, "Connection initialisation timeout")
        assert hearing.silent()


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "DOCUMENT_MALFORMED"),
        ("{ nothing }", "DOCUMENT_INVALID"),
        ("{ a: licences { nodes { number } } }", "UNAUTHORIZED_FIELD"),
        ("{" + " ".join(f"a{n}: __typename" for n in range(40)) + "}", "LIMIT_EXCEEDED"),
        ("subscription { __typename }", "DOCUMENT_INVALID"),
        (ASKED, "PURPOSE_MISSING"),
    ],
)
def test_h14_what_is_refused_of_a_request_is_refused_here(
    listening: Checking, query: str, code: str
) -> None:
    with hear(listening.officer.gateway, listening.officer.headers) as hearing:
        hearing.begin()
        hearing.ask(query)

        message = hearing.hear()
        found = message["payload"] if message["type"] == "error" else message["payload"]["errors"]
        assert found[0]["extensions"]["code"] == code


def test_h14_too_many_checks_are_refused_here_too(listening: Checking) -> None:
    asked = " ".join(f'c{n}: licenceCheck(number: "{KNOWN}") {{ result }}' for n in range(4))

    with hear(listening.officer.gateway, headers_of(listening)) as hearing:
        hearing.begin()
        hearing.ask(f"{{ {asked} }}")

        assert hearing.hear()["type"] == "error"


def test_h14_introspection_shows_what_is_of_use(streaming: Gateway) -> None:
    with hear(streaming, {}) as hearing:
        hearing.begin()
        hearing.ask("{ __schema { subscriptionType { name } queryType { name } } }")

        schema = hearing.hear()["payload"]["data"]["__schema"]

    assert schema == {"subscriptionType": None, "queryType": {"name": "Query"}}


def test_h14_a_name_of_a_document_that_is_not_there_is_refused(listening: Checking) -> None:
    with hear(listening.officer.gateway, headers_of(listening)) as hearing:
        hearing.begin()
        hearing.say("subscribe", id="1", payload={"documentId": f"sha256:{'0' * 64}"})

        assert hearing.hear()["payload"][0]["extensions"] == {"code": "DOCUMENT_UNKNOWN"}


def test_without_a_case_nothing_is_told(listening: Checking) -> None:
    named = dict(listening.officer.headers) | {"Access-Purpose": "licence-check"}

    with hear(listening.officer.gateway, named) as hearing:
        hearing.begin()
        hearing.ask()

        assert hearing.hear()["payload"][0]["extensions"]["code"] == "CASE_MISSING"


async def test_h14_an_officer_holds_as_many_streams_as_allowed(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as hearing:
        for number in range(2, 7):
            hearing.ask(name=str(number))

        message = hearing.hear()

    assert message["id"] == "6"
    assert message["payload"][0]["extensions"] == {"code": "STREAM_LIMIT_REACHED"}


def test_h14_a_connection_has_as_many_operations_as_allowed(
    listening: Checking, streamed: Staff, tmp_path: Any
) -> None:
    issuer = listening.officer.gateway.issuer
    settings: Any = {**QUICK, "CONNECTION_OPERATIONS": "1", "PROCESS_SOCKETS": "2"}
    settings |= {"PROCESS_STREAMS": "1"}

    with (
        start_gateway(
            streamed.database.gateway_dsn, tmp_path, issuer=issuer, **settings
        ) as gateway,
        hear(gateway, headers_of(listening)) as one,
        hear(gateway, {}) as two,
    ):
        one.begin()
        one.ask(name="a")
        one.ask(name="b")
        of_connection = one.hear()
        two.begin(**headers_of(listening))
        two.ask(name="c")
        of_process = two.hear()
        with pytest.raises(InvalidStatus) as full, hear(gateway, {}):
            pass

    codes = {each["payload"][0]["extensions"]["code"] for each in (of_connection, of_process)}
    assert codes == {"STREAM_LIMIT_REACHED"}
    assert (of_connection["id"], full.value.response.status_code) == ("b", 503)


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "null", "http://127.0.0.1.example", "http://127.0.0.1"]
)
def test_h15_a_page_of_another_site_may_not_connect(streaming: Gateway, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused, hear(streaming, {"Origin": origin}):
        pass

    assert refused.value.response.status_code == 403
    assert b"ORIGIN_FOREIGN" in refused.value.response.body


def test_h15_a_page_of_the_same_site_may(streaming: Gateway) -> None:
    with hear(streaming, {"Origin": streaming.url}) as hearing:
        assert hearing.begin() == {"type": "connection_ack"}
