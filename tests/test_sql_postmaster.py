"""What a killed server left behind is removed, and what a running one holds is not."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sql.cluster import Folder
from sql.postmaster import forget_dead

WAIT = ["/bin/sh", "-c", "echo begun; read line"]
Leave = Callable[[object], tuple[Path, Path]]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """The folder of a server that does not run."""
    folder = Folder(tmp_path)
    folder.data.mkdir()
    folder.socket.mkdir()
    return folder


@pytest.fixture
def leave(folder: Folder) -> Leave:
    """A function that leaves the notice of a process and its socket."""

    def make(process: object) -> tuple[Path, Path]:
        notice, line = folder.data / "postmaster.pid", folder.socket / ".s.PGSQL.5432"
        notice.write_text(f"{process}\n{folder.data}\n")
        line.touch()
        return notice, line

    return make


def test_nothing_is_to_be_forgotten_of_a_server_that_ended_well(folder: Folder) -> None:
    forget_dead(folder)

    assert list(folder.data.iterdir()) == []


def test_the_notice_of_a_process_that_is_gone_is_removed(folder: Folder, leave: Leave) -> None:
    with subprocess.Popen(["/bin/true"]) as gone:
        gone.wait()

    left = leave(gone.pid)
    forget_dead(folder)

    assert not any(path.exists() for path in left)


def test_the_notice_of_the_server_itself_is_kept(folder: Folder, leave: Leave) -> None:
    command = [*WAIT, str(folder.data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == b"begun\n"
        left = leave(server.pid)
        forget_dead(folder)
        server.communicate(b"\n")

    assert all(path.exists() for path in left)


def test_a_notice_that_names_no_process_is_left_to_postgresql(folder: Folder, leave: Leave) -> None:
    left = leave("soon")

    forget_dead(folder)

    assert all(path.exists() for path in left)


def test_where_processes_cannot_be_looked_at_the_notice_is_believed(
    folder: Folder, leave: Leave, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = leave(2**22 + 1)
    monkeypatch.setattr("sql.postmaster._PROCESSES", folder.path / "none")

    forget_dead(folder)

    assert all(path.exists() for path in left)
