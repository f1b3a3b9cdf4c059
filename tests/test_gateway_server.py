"""The real program on a socket: what is not HTTP, what is too much, and how it stops."""

import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from gateway.errors import AddressUnusableError, PortTakenError
from gateway.server import check_address
from tests.fixtures.process import Gateway, Staff, start_gateway

SERVE = """
import sys
from starlette.applications import Starlette
from gateway.server import serve
serve(Starlette(), host="127.0.0.1", port=int(sys.argv[1]), drain_seconds=1)
"""


def exchange(gateway: Gateway, *parts: bytes) -> bytes:
    """Send bytes and read until the connection ends."""
    answer = b""
    with socket.create_connection(("127.0.0.1", gateway.port), timeout=10) as connection:
        try:
            for part in parts:
                connection.sendall(part)
                time.sleep(0.01)
            while received := connection.recv(65536):
                answer += received
        except ConnectionError:
            pass
    return answer


@pytest.mark.parametrize(
    "sent", [b"NONSENSE\r\n\r\n", b"\x16\x03\x01\x02\x00\x01", b"GET /\x00 HTTP/1.1\r\n\r\n"]
)
def test_bytes_that_are_not_http_get_a_problem(served: Gateway, sent: bytes) -> None:
    answer = exchange(served, sent)

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in answer
    assert b"HTTP_INVALID" in answer


def test_t48_headers_that_do_not_end_are_refused(served: Gateway) -> None:
    began = b"GET /healthz HTTP/1.1\r\nhost: x\r\nx: "

    answer = exchange(served, began, *[b"a" * 20_000] * 5)

    assert answer.startswith(b"HTTP/1.1 431 ")
    assert b"HEADERS_TOO_LARGE" in answer
    assert served.client.get("/healthz").status_code == 200


def test_a_long_token_reaches_the_check_of_tokens(served: Gateway) -> None:
    for _ in range(3):
        answer = served.client.get("/healthz", headers={"Authorization": "Bearer " + "a" * 40_000})
        assert answer.status_code == 200


def test_the_server_does_not_tell_what_it_is(served: Gateway) -> None:
    assert "server" not in served.client.get("/healthz").headers


def test_another_address_is_a_problem(served: Gateway) -> None:
    for path in ("/", "/graphql/", "/healthz/", "/docs", "/graphiql"):
        answer = served.client.get(path)

        assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


def test_a_stop_signal_lets_the_program_end_well(staff: Staff, tmp_path: Path) -> None:
    for word in (signal.SIGTERM, signal.SIGINT):
        with start_gateway(staff.database.gateway_dsn, tmp_path) as gateway:
            gateway.client.get("/healthz")
            assert gateway.stop(word) == 0
            events = [event["event"] for event in gateway.read_log()]

        assert events[-1] == "stopped"
        assert "listening" in events


def test_without_a_database_everything_is_started_and_kept(open_folder: Path) -> None:
    for word in (signal.SIGKILL, signal.SIGTERM):
        with start_gateway(None, open_folder) as gateway:
            answer = gateway.client.get("/readyz")
            gateway.stop(word)

        assert answer.json() == {"status": "ready"}

    loaded = [event for event in gateway.read_log() if event["event"] == "head_loaded"]
    assert [event["policy_version"] for event in loaded] == [1]


def test_every_line_of_the_log_is_bounded_json(served: Gateway) -> None:
    for line in served.log.read_bytes().splitlines():
        assert len(line) < 4096
    assert all({"time", "level", "event", "trace_id"} <= set(event) for event in served.read_log())


def test_a_taken_port_is_named(served: Gateway) -> None:
    with pytest.raises(PortTakenError, match=str(served.port)):
        check_address("127.0.0.1", served.port)


def test_a_port_that_is_taken_meanwhile_is_named(served: Gateway) -> None:
    program = [sys.executable, "-c", SERVE, str(served.port)]

    done = subprocess.run(
        program, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert f"PortTakenError: Port {served.port} on 127.0.0.1 is taken" in done.stderr


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_named(host: str) -> None:
    with pytest.raises(AddressUnusableError, match="REGISTERPOORT_HOST"):
        check_address(host, 8100)


def test_many_requests_at_once_are_answered(served: Gateway) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(served.client.get("/readyz").status_code))
        for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [200] * 20
