"""An embedded PostgreSQL for trying out and for tests: it never outlives the program."""

import atexit
import fcntl
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self
from urllib.parse import quote, urlencode

from sql.account import Account, choose_account
from sql.binaries import Binaries, find_binaries
from sql.cluster import DATABASE, LOGIN, OWNER, Folder, make_cluster, name_fault, require_version
from sql.errors import EmbeddedError
from sql.postmaster import answers, forget_dead, write_settings

__all__ = ["Embedded"]

_START_SECONDS = 30.0
_STOP_SECONDS = 15.0


@dataclass(frozen=True)
class Embedded:
    """A running PostgreSQL, started by this program or found running.

    Notes
    -----
    Start it in the main thread: Linux ends the server together with the thread that started it.
    """

    folder: Folder
    port: int
    server: subprocess.Popen[bytes] | None
    """The process; `None` for a guest, who found the server running and never stops it."""

    @classmethod
    def start(
        cls,
        folder: Path,
        *,
        binaries: Path | None = None,
        fast: bool = False,
        port: int | None = None,
    ) -> Self:
        """Start the server of a folder, making the folder if need be, or join the running one.

        Parameters
        ----------
        folder
            Holds the data, the passwords and the log.
        binaries
            Folder of PostgreSQL's programs; `None` looks for them.
        fast
            Whether a crash may lose commits; for tests only.
        port
            TCP port on 127.0.0.1; `None` listens on a socket only.

        Raises
        ------
        EmbeddedError
            If it cannot be started within 30 seconds; code and message say why.
        """
        home = _make_folder(folder)
        deadline = time.monotonic() + _START_SECONDS
        with home.lock.open("ab") as lock:
            while not _take(lock):
                found = _find_running(home)
                if found is not None:
                    return cls(home, found, None)
                _wait_until(deadline, home)
            server = _start_server(
                home,
                find_binaries(binaries),
                write_settings(home, fast=fast, port=port),
                lock=lock,
                deadline=deadline,
            )
        started = cls(home, port or 5432, server)
        atexit.register(started.stop)
        return started

    @property
    def dsn(self) -> str:
        """Address of the database for the owner."""
        return self.address(OWNER, DATABASE)

    @property
    def gateway_dsn(self) -> str:
        """Address of the database for the gateway."""
        return self.address(LOGIN, DATABASE)

    def address(self, login: str, database: str) -> str:
        """Give the address of one database of the server for one login."""
        password = self.folder.read_passwords()[login]
        place = urlencode({"host": str(self.folder.socket), "port": self.port})
        return f"postgresql://{login}:{quote(password, safe='')}@/{quote(database)}?{place}"

    def stop(self) -> None:
        """Stop the server and wait for its end; a guest does nothing."""
        if self.server is None:
            return
        words = (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)
        any(_ends_at(self.server, word) for word in words)
        atexit.unregister(self.stop)


def _ends_at(server: subprocess.Popen[bytes], word: signal.Signals) -> bool:
    server.send_signal(word)
    try:
        server.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return True


def _make_folder(path: Path) -> Folder:
    folder = Folder(path.resolve())
    try:
        folder.path.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder.lock.touch()
    except OSError as error:
        raise EmbeddedError(
            "EMBEDDED_FOLDER_REFUSED", f"{folder.path} cannot be used: {error.strerror}"
        ) from error
    return folder


def _take(lock: IO[bytes]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _find_running(home: Folder) -> int | None:
    for path in home.socket.glob(".s.PGSQL.*[0-9]"):
        if answers(path):
            return int(path.name.removeprefix(".s.PGSQL."))
    return None


def _wait_until(deadline: float, home: Folder) -> None:
    if time.monotonic() > deadline:
        raise EmbeddedError(
            "EMBEDDED_NOT_STARTED",
            f"{home.path} is held by a PostgreSQL that does not answer: see {home.log}",
        )
    time.sleep(0.02)


def _start_server(
    home: Folder,
    binaries: Binaries,
    settings: tuple[str, ...],
    *,
    lock: IO[bytes],
    deadline: float,
) -> subprocess.Popen[bytes]:
    account = choose_account(home.path, home.data, binaries.folder)
    if not home.data.exists():
        make_cluster(home, binaries, account=account)
    require_version(home, binaries)
    forget_dead(home)
    home.make_socket_folder(account)
    said_before = home.log.stat().st_size if home.log.exists() else 0
    server = _launch(home, binaries, settings, lock=lock, account=account)
    try:
        while _find_running(home) is None:
            if server.poll() is not None:
                said = home.log.read_bytes()[said_before:].decode(errors="replace")
                raise name_fault(said.splitlines())
            _wait_until(deadline, home)
    except EmbeddedError:
        server.kill()
        server.wait()
        raise
    return server


def _launch(
    home: Folder,
    binaries: Binaries,
    settings: tuple[str, ...],
    *,
    lock: IO[bytes],
    account: Account,
) -> subprocess.Popen[bytes]:
    # The server inherits the lock, so the lock lasts exactly as long as the server does; and it
    # has a session of its own, so Ctrl-C reaches the program first.
    with home.open_log() as log:
        return subprocess.Popen(  # noqa: S603 -- PostgreSQL's own program, found by find_binaries
            [*account.prefix, binaries["postgres"], "-D", str(home.data), *settings],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            pass_fds=(lock.fileno(),),
            start_new_session=True,
        )
