"""As whom an embedded server runs, and what it does when it may not or does not answer."""

import shutil
import signal
from pathlib import Path

import pytest

from sql.embedded import Embedded
from sql.errors import EmbeddedError
from tests.fixtures.embedding import as_root


@as_root
@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_root_without_the_means_to_be_another_account_is_told(
    open_folder: Path, programs: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    open_folder.chmod(mode)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(EmbeddedError, match="install util-linux") as refused:
        Embedded.start(open_folder / "postgres", binaries=programs)

    assert refused.value.code == "EMBEDDED_ACCOUNT_REFUSED"


@as_root
def test_a_socket_folder_that_another_account_made_is_refused(
    open_folder: Path, programs: Path
) -> None:
    (open_folder / "socket").mkdir()
    shutil.chown(open_folder / "socket", 1)

    with pytest.raises(EmbeddedError, match="socket belongs to another account") as refused:
        Embedded.start(open_folder, binaries=programs, fast=True)

    assert refused.value.code == "EMBEDDED_FOLDER_REFUSED"


def test_a_server_that_does_not_answer_is_not_waited_for_forever(
    open_folder: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Embedded.start(open_folder, binaries=programs, fast=True)
    assert server.server is not None
    server.server.send_signal(signal.SIGSTOP)
    monkeypatch.setattr("sql.embedded._START_SECONDS", 0.1)

    with pytest.raises(EmbeddedError, match="does not answer") as refused:
        Embedded.start(open_folder, binaries=programs)

    assert refused.value.code == "EMBEDDED_NOT_STARTED"
    server.server.send_signal(signal.SIGCONT)
    server.stop()


def test_a_server_that_hears_nothing_is_ended_all_the_same(
    open_folder: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Embedded.start(open_folder, binaries=programs, fast=True)
    assert server.server is not None
    server.server.send_signal(signal.SIGSTOP)
    monkeypatch.setattr("sql.embedded._STOP_SECONDS", 0.2)

    server.stop()
    server.server.wait(10)

    assert server.server.returncode == -signal.SIGKILL
