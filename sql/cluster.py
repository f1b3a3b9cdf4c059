"""The folder of an embedded PostgreSQL: made once, never half."""

import json
import secrets
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from sql.account import Account
from sql.binaries import Binaries
from sql.errors import EmbeddedError

__all__ = ["DATABASE", "LOGIN", "OWNER", "Folder", "make_cluster", "name_fault", "require_version"]

DATABASE = "registerpoort"
OWNER = "registerpoort_owner"
LOGIN = "registerpoort_login"

_FREE_BYTES = 128 * 1024 * 1024
_SOCKET_PATH_BYTES = 103

_LOGINS = """\
CREATE ROLE registerpoort_gateway NOLOGIN;
CREATE ROLE registerpoort_pages NOLOGIN;
CREATE ROLE registerpoort_acts NOLOGIN;
CREATE ROLE registerpoort_sealer NOLOGIN;
CREATE ROLE registerpoort_outbox NOLOGIN;
CREATE ROLE registerpoort_owner LOGIN CREATEDB CREATEROLE PASSWORD '{owner}';
CREATE ROLE registerpoort_login LOGIN NOINHERIT PASSWORD '{login}';
GRANT {roles} TO registerpoort_login;
GRANT {roles} TO registerpoort_owner WITH ADMIN OPTION;
CREATE DATABASE registerpoort OWNER registerpoort_owner;
"""
_ROLES = (
    "registerpoort_gateway, registerpoort_pages, registerpoort_acts, registerpoort_sealer,"
    " registerpoort_outbox"
)


@dataclass(frozen=True)
class Folder:
    """What an embedded PostgreSQL keeps, and where."""

    path: Path
    """Absolute; holds everything but, where its path is too long, the socket."""

    @property
    def data(self) -> Path:
        """PostgreSQL's own files."""
        return self.path / "data"

    @property
    def log(self) -> Path:
        """What PostgreSQL says, from every start."""
        return self.path / "postgres.log"

    @property
    def lock(self) -> Path:
        """Locked by the running server, and by nobody else."""
        return self.path / "lock"

    @property
    def secrets(self) -> Path:
        """Password by login, as JSON; only its owner reads it."""
        return self.path / "passwords.json"

    @property
    def staging(self) -> Path:
        """Holds a cluster while it is made."""
        return self.path / "new"

    @property
    def socket(self) -> Path:
        """Folder of the socket: the system allows its path 103 bytes."""
        inside = self.path / "socket"
        if len(bytes(inside / ".s.PGSQL.65535")) <= _SOCKET_PATH_BYTES:
            return inside
        name = sha256(bytes(self.path)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"registerpoort-{name}"

    def make_socket_folder(self, account: Account) -> None:
        """Make the folder of the socket, which nobody else may have made before."""
        self.socket.mkdir(mode=0o700, exist_ok=True)
        seen = self.socket.lstat()
        if not stat.S_ISDIR(seen.st_mode) or seen.st_uid not in account.uids:
            raise EmbeddedError(
                "EMBEDDED_FOLDER_REFUSED", f"{self.socket} belongs to another account"
            )
        account.own(self.socket)

    def open_log(self) -> IO[bytes]:
        """Open the log to write on; only its owner reads it."""
        self.log.touch(mode=0o600)
        return self.log.open("ab")

    def read_passwords(self) -> dict[str, str]:
        """Read the password of each login."""
        passwords: dict[str, str] = json.loads(self.secrets.read_text(encoding="utf-8"))
        return passwords


def require_version(folder: Folder, binaries: Binaries) -> None:
    """Refuse data that another major version of PostgreSQL made."""
    made_by = (folder.data / "PG_VERSION").read_text(encoding="utf-8").strip()
    if made_by != str(binaries.major):
        raise EmbeddedError(
            "EMBEDDED_VERSION_DIFFERS",
            f"{folder.data} was made by PostgreSQL {made_by} and {binaries.folder} holds "
            f"{binaries.major}: give the programs of {made_by}, or another folder",
        )


def make_cluster(folder: Folder, binaries: Binaries, *, account: Account) -> None:
    """Make the data, the logins and the database, or leave nothing behind.

    Raises
    ------
    EmbeddedError
        ``EMBEDDED_DISK_FULL`` or ``EMBEDDED_NOT_STARTED``.
    """
    if shutil.disk_usage(folder.path).free < _FREE_BYTES:
        raise EmbeddedError("EMBEDDED_DISK_FULL", f"the disk of {folder.path} is full")
    shutil.rmtree(folder.staging, ignore_errors=True)
    folder.staging.mkdir(mode=0o700)
    passwords = {name: secrets.token_urlsafe(24) for name in ("postgres", OWNER, LOGIN)}
    _write_secret(folder.secrets, json.dumps(passwords))
    _write_secret(folder.staging / "password", passwords["postgres"])
    account.own(folder.staging, folder.staging / "password")
    _initialise(folder.staging, binaries, account=account)
    _make_logins(folder.staging, binaries, account=account, passwords=passwords)
    (folder.staging / "data").rename(folder.data)
    shutil.rmtree(folder.staging)


def _initialise(staging: Path, binaries: Binaries, *, account: Account) -> None:
    _run(
        *account.prefix,
        binaries["initdb"],
        f"--pgdata={staging / 'data'}",
        f"--pwfile={staging / 'password'}",
        "--username=postgres",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--data-checksums",
        "--no-instructions",
        *_locale(binaries.major),
    )


def _locale(major: int) -> tuple[str, ...]:
    builtin_since = 17
    if major < builtin_since:
        return ("--locale=C.UTF-8",)
    return ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")


def _make_logins(
    staging: Path, binaries: Binaries, *, account: Account, passwords: dict[str, str]
) -> None:
    _run(
        *account.prefix,
        binaries["postgres"],
        "--single",
        *("-c", "exit_on_error=on", "-c", "log_min_messages=fatal"),
        *("-D", str(staging / "data"), "postgres"),
        spoken=_LOGINS.format(roles=_ROLES, owner=passwords[OWNER], login=passwords[LOGIN]),
    )


def _run(*command: str, spoken: str = "") -> None:
    ended = subprocess.run(  # noqa: S603 -- PostgreSQL's own programs, found by find_binaries
        command, input=spoken, capture_output=True, text=True, check=False, cwd="/"
    )
    if ended.returncode != 0:
        said = ended.stderr.strip().splitlines() or ["nothing was said"]
        raise name_fault(said)


def name_fault(said: list[str]) -> EmbeddedError:
    """Name what PostgreSQL's programs said before they ended; the last word counts."""
    if any("No space left on device" in line for line in said):
        return EmbeddedError("EMBEDDED_DISK_FULL", "the disk of the embedded PostgreSQL is full")
    if any(line.startswith("unshare:") for line in said):
        return EmbeddedError(
            "EMBEDDED_ACCOUNT_REFUSED",
            "PostgreSQL does not run as root and no other account reaches its folder: "
            "choose a folder that every account reaches, or run as another user",
        )
    faults = [line for line in said if "FATAL" in line or "error:" in line] or said
    return EmbeddedError("EMBEDDED_NOT_STARTED", f"PostgreSQL does not start: {faults[-1]}")


def _write_secret(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
