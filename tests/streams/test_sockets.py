"""WebSockets speak graphql-transport-ws, and know who asks."""

from collections.abc import Mapping

import pytest
from websockets.exceptions import InvalidStatus

from tests.acts.checking import Checking
from tests.fixtures.process import Gateway, Staff
from tests.streams.hearing import annotate, headers_of, hear, listen

FACTS = '{ municipality(code: "GM0344") { name } }'


def test_a_connection_is_acknowledged_and_answers_pings(streaming: Gateway) -> None:
    with hear(streaming, {}) as hearing:
        hearing.say("ping", payload={"a": 1})
        pong = hearing.hear()
        acknowledged = hearing.begin()
        hearing.say("pong")
        hearing.say("ping")

        assert hearing.socket.subprotocol == "graphql-transport-ws"
        assert pong == {"type": "pong", "payload": {"a": 1}}
        assert acknowledged == {"type": "connection_ack"}
        assert hearing.hear() == {"type": "pong"}


def test_a_query_is_answered_once(streaming: Gateway) -> None:
    with hear(streaming, {}) as hearing:
        hearing.begin()
        hearing.ask(FACTS)

        answer = {"municipality": {"name": "Utrecht"}}
        assert hearing.hear() == {"id": "1", "type": "next", "payload": {"data": answer}}
        assert hearing.hear() == {"id": "1", "type": "complete"}


async def test_who_asks_is_said_in_the_handshake_or_with_the_first_message(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as shaken:
        with hear(listening.officer.gateway, {}) as said:
            said.begin(**headers_of(listening))
            said.ask("{ me { name } }")
            name = said.hear()["payload"]["data"]["me"]["name"]
            made = await annotate(streamed)

            assert (name, shaken.told()) == (listening.officer.subject, made)


def test_a_cookie_says_nothing(listening: Checking) -> None:
    token = listening.officer.headers["Authorization"]

    with hear(listening.officer.gateway, {"Cookie": f"Authorization={token}"}) as hearing:
        hearing.begin(Cookie=f"Authorization={token}")
        hearing.ask("{ me { name } }")

        assert hearing.hear()["type"] == "next"


@pytest.mark.parametrize(
    ("payload", "closed"),
    [
        ({"Authorization": "Bearer x"}, (4403, "TOKEN_INVALID")),
        ({"Access-Purpose": "curiosity"}, (4403, "PURPOSE_UNKNOWN")),
        ({"Access-Case": "1"}, (4403, "CASE_MALFORMED")),
        ({"authorization": 1}, (4400, "Give texts in the payload of connection_init")),
    ],
)
def test_who_is_not_accepted_is_not_acknowledged(
    streaming: Gateway, payload: Mapping[str, object], closed: tuple[int, str]
) -> None:
    with hear(streaming, {}) as hearing:
        hearing.say("connection_init", payload=payload)

        assert hearing.closed() == closed


def test_what_decides_access_is_said_once(listening: Checking) -> None:
    named = headers_of(listening)

    with hear(listening.officer.gateway, named) as hearing:
        hearing.say("connection_init", payload={"Access-Purpose": "licence-check"})

        assert hearing.closed() == (4403, "HEADER_DUPLICATED")


async def test_an_identifier_is_used_again_only_when_it_is_free(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as hearing:
        hearing.say("complete", id="1")
        hearing.say("complete", id="unknown")
        hearing.ask(FACTS)
        assert hearing.hear()["type"] == "next"
        assert hearing.hear() == {"id": "1", "type": "complete"}
        hearing.ask()
        hearing.ask()

        assert hearing.closed() == (4409, "Subscriber for this id already exists")


async def test_what_was_completed_is_told_nothing_more(
    listening: Checking, streamed: Staff
) -> None:
    async with listen(listening, streamed) as hearing:
        hearing.say("complete", id="1")
        hearing.say("ping")
        assert hearing.hear() == {"type": "pong"}
        await annotate(streamed)

        assert hearing.silent()


@pytest.mark.parametrize("protocol", ["graphql-ws", "soap"])
def test_another_protocol_is_not_spoken(streaming: Gateway, protocol: str) -> None:
    with hear(streaming, {}, protocol=protocol) as hearing:
        assert hearing.closed() == (4406, "Subprotocol not acceptable")


def test_nothing_is_at_another_address(streaming: Gateway) -> None:
    with pytest.raises(InvalidStatus) as refused, hear(streaming, {}, path="/elsewhere"):
        pass

    assert refused.value.response.status_code == 403


async def test_a_client_that_is_killed_leaves_nothing_behind(
    listening: Checking, streamed: Staff
) -> None:
    for _ in range(7):
        async with listen(listening, streamed) as hearing:
            hearing.socket.socket.close()

    async with listen(listening, streamed) as hearing:
        made = await annotate(streamed)
        assert hearing.told() == made
    assert "unexpected" not in {event["event"] for event in listening.officer.gateway.read_log()}
