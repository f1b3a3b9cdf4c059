"""As whom PostgreSQL runs: it refuses to be root, and must reach its folder all the same."""

import os
import pwd
import shutil
from dataclasses import dataclass
from pathlib import Path

from sql.errors import EmbeddedError

__all__ = ["Account", "choose_account"]

_MAPPED = 1000


@dataclass(frozen=True)
class Account:
    """Whom the programs of PostgreSQL run as."""

    prefix: tuple[str, ...]
    """Words that come before a command."""

    owner: tuple[int, int] | None = None
    """User and group that own PostgreSQL's files; `None` leaves them to whom makes them."""

    @property
    def uids(self) -> frozenset[int]:
        """Users whose files the account may trust: its own and the program's."""
        return frozenset({os.geteuid(), *(self.owner or ())[:1]})

    def own(self, *paths: Path) -> None:
        """Hand files or folders over to the account."""
        if self.owner is not None:
            for path in paths:
                os.chown(path, *self.owner)


def choose_account(folder: Path, data: Path, binaries: Path) -> Account:
    """Choose whom PostgreSQL runs as; root is replaced by an account that reaches both folders.

    Parameters
    ----------
    folder
        Folder of the embedded PostgreSQL; exists.
    data
        Folder of its data; its owner is kept once it exists.
    binaries
        Folder of the programs.

    Raises
    ------
    EmbeddedError
        ``EMBEDDED_ACCOUNT_REFUSED`` if no such account can be had.
    """
    end_with_parent = _words("setpriv", "--pdeathsig", "INT")
    kept = _owner_of(data) if data.exists() else None
    if os.geteuid() != 0:
        _refuse_foreign(data, kept)
        return Account(end_with_parent)
    if kept is None and all(_is_open(path) for path in (folder, binaries)):
        nobody = pwd.getpwnam("nobody")
        kept = (nobody.pw_uid, nobody.pw_gid)
    if kept is not None and kept[0] != 0:
        return _account_of(*kept)
    return _mapped_account(end_with_parent)


def _owner_of(path: Path) -> tuple[int, int]:
    seen = path.stat()
    return seen.st_uid, seen.st_gid


def _refuse_foreign(data: Path, kept: tuple[int, int] | None) -> None:
    if kept is not None and kept[0] != os.geteuid():
        raise EmbeddedError(
            "EMBEDDED_ACCOUNT_REFUSED", f"{data} belongs to another account: run as its owner"
        )


def _account_of(uid: int, gid: int) -> Account:
    change = ("--reuid", str(uid), "--regid", str(gid), "--clear-groups")
    words = _words("setpriv", *change, "--pdeathsig", "INT")
    if not words:
        raise _no_other_account()
    return Account(words, (uid, gid))


def _mapped_account(end_with_parent: tuple[str, ...]) -> Account:
    # A user namespace in which root carries another number: the files stay root's.
    words = _words("unshare", "--user", f"--map-user={_MAPPED}", f"--map-group={_MAPPED}", "--")
    if not words:
        raise _no_other_account()
    return Account((*words, *end_with_parent))


def _is_open(path: Path) -> bool:
    return all(step.stat().st_mode & 0o001 for step in (path, *path.parents))


def _words(program: str, *arguments: str) -> tuple[str, ...]:
    found = shutil.which(program)
    return (found, *arguments) if found else ()


def _no_other_account() -> EmbeddedError:
    return EmbeddedError(
        "EMBEDDED_ACCOUNT_REFUSED",
        "PostgreSQL does not run as root: install util-linux, or run as another user",
    )
