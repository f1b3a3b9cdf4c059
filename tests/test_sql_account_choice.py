"""As whom PostgreSQL would run, whoever runs the tests."""

import os
import pwd
from pathlib import Path

import pytest

from sql.account import Account, choose_account
from sql.cluster import Folder, name_fault
from sql.errors import EmbeddedError

STRANGER = 4242


@pytest.fixture
def as_stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another user than the one who runs the tests, and not root."""
    monkeypatch.setattr("sql.account.os.geteuid", lambda: STRANGER)


@pytest.fixture
def as_administrator(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests take themselves for root."""
    monkeypatch.setattr("sql.account.os.geteuid", lambda: 0)


@pytest.mark.usefixtures("as_stranger")
def test_an_ordinary_user_runs_it_as_they_are(tmp_path: Path) -> None:
    account = choose_account(tmp_path, tmp_path / "data", tmp_path)

    assert account.owner is None
    assert account.uids == {STRANGER}
    assert account.prefix[1:] == ("--pdeathsig", "INT")


@pytest.mark.usefixtures("as_stranger")
def test_an_ordinary_user_does_not_run_it_on_the_data_of_another(tmp_path: Path) -> None:
    with pytest.raises(EmbeddedError, match="belongs to another account: run as its owner"):
        choose_account(tmp_path, tmp_path, tmp_path)


@pytest.mark.usefixtures("as_administrator")
def test_root_becomes_nobody_where_everybody_gets(open_folder: Path) -> None:
    account = choose_account(open_folder, open_folder / "data", Path("/usr"))

    nobody = pwd.getpwnam("nobody")
    assert account.owner == (nobody.pw_uid, nobody.pw_gid)
    assert account.uids == {0, nobody.pw_uid}


@pytest.mark.usefixtures("as_administrator")
def test_root_keeps_its_number_for_the_files_where_nobody_else_gets(open_folder: Path) -> None:
    open_folder.chmod(0o700)

    account = choose_account(open_folder, open_folder / "data", Path("/usr"))

    assert account.owner is None
    assert account.prefix[1:3] == ("--user", "--map-user=1000")


@pytest.mark.usefixtures("as_administrator")
@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_root_without_the_means_is_told_what_to_install(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    open_folder.chmod(mode)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(EmbeddedError, match="install util-linux"):
        choose_account(open_folder, open_folder / "data", Path("/usr"))


def test_an_account_takes_over_what_it_is_handed(tmp_path: Path) -> None:
    Account((), (os.getuid(), os.getgid())).own(tmp_path)

    assert tmp_path.owner() == pwd.getpwuid(os.getuid()).pw_name


def test_a_socket_folder_of_somebody_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path)
    folder.socket.mkdir()
    monkeypatch.setattr("sql.account.os.geteuid", lambda: STRANGER)

    with pytest.raises(EmbeddedError, match="socket belongs to another account") as refused:
        folder.make_socket_folder(Account(()))

    assert refused.value.code == "EMBEDDED_FOLDER_REFUSED"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (["could not write: No space left on device", "removed"], "EMBEDDED_DISK_FULL"),
        (["unshare: unshare failed: Operation not permitted"], "EMBEDDED_ACCOUNT_REFUSED"),
        (["LOG: one", "FATAL: two", "LOG: three"], "EMBEDDED_NOT_STARTED"),
        (["nothing was said"], "EMBEDDED_NOT_STARTED"),
    ],
)
def test_the_last_words_of_a_program_are_named(said: list[str], code: str) -> None:
    assert name_fault(said).code == code


def test_of_many_words_the_last_complaint_counts() -> None:
    named = name_fault(["initdb: error: one", "FATAL: two", "LOG: three"])

    assert str(named) == "PostgreSQL does not start: FATAL: two"
