"""Files and words of the demonstration, where the folder or the server is not as hoped."""

from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from typing_extensions import override

from gateway.demo.announcement import announce
from gateway.demo.errors import DemoFolderError, DemoNotLoopbackError
from gateway.demo.files import keep_secret, write_private
from gateway.demo.issuer import Issuer, require_loopback
from tests.fixtures.process import free_port


class Hesitant(BaseHTTPRequestHandler):
    """Refuses the first request and answers the others."""

    refused = False

    def do_GET(self) -> None:
        status = HTTPStatus.OK if Hesitant.refused else HTTPStatus.SERVICE_UNAVAILABLE
        Hesitant.refused = True
        self.send_response(status)
        self.end_headers()

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def hesitant() -> Iterator[int]:
    """The port of a server that is not ready at the first request."""
    Hesitant.refused = False
    with HTTPServer(("127.0.0.1", 0), Hesitant) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_it_speaks_once_the_server_is_ready(
    hesitant: int, capsys: pytest.CaptureFixture[str]
) -> None:
    announce("127.0.0.1", hesitant, text="ready").join(10)

    assert Hesitant.refused
    assert capsys.readouterr().out == "ready\n"


def test_it_is_silent_where_no_server_comes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.demo.announcement._PATIENCE", 0.2)

    announce("127.0.0.1", free_port(), text="ready").join(10)

    assert capsys.readouterr().out == ""


def test_a_secret_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "secret"

    first = keep_secret(path, lambda: b"one")

    assert (first, keep_secret(path, lambda: b"two")) == (b"one", b"one")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_secret_that_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DemoFolderError, match=r"cannot be used \(Is a directory\)"):
        keep_secret(tmp_path, lambda: b"one")


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DemoFolderError, match=r"cannot be used \(.+\): make room"):
        write_private(tmp_path / "file" / "inside", b"one")


def test_the_issuer_of_a_folder_keeps_its_key(tmp_path: Path) -> None:
    first, second = (Issuer.open(tmp_path, host="localhost") for _ in range(2))

    assert first.key.thumbprint() == second.key.thumbprint()
    assert first.mint("officer", minutes=1, client="another").count(".") == 2


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_an_address_of_this_machine_alone_is_taken(host: str) -> None:
    require_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "localhost.example"])  # noqa: S104 -- it is refused
def test_an_address_that_others_reach_is_refused(host: str) -> None:
    with pytest.raises(DemoNotLoopbackError):
        require_loopback(host)
