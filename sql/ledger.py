"""The migrations the program brings, and what a database says it has had of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sql import query
from sql.errors import MigrationError

__all__ = ["Entry", "Migration", "ViewSet", "pending", "read_migrations", "read_views"]

_NAME = re.compile(r"(\d{4})_\w+")
_LONGER = re.compile(r"^-- statement_timeout: (\d+s)$", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """What the ledger of a database holds of one migration."""

    number: int
    name: str
    sha256: str


@dataclass(frozen=True)
class Migration:
    """One numbered file of ``sql/migrations``."""

    number: int
    name: str
    text: str

    @property
    def sha256(self) -> str:
        """Fingerprint of the text: what was applied once is never changed."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def statement_timeout(self) -> str:
        """What one of its statements may take: 5 seconds, or what its header says."""
        longer = _LONGER.search(self.text)
        return longer[1] if longer else "5s"


@dataclass(frozen=True)
class ViewSet:
    """All files of ``sql/views``, and who may read what they make."""

    texts: Mapping[str, str]
    """Text by name, which is the name of the view."""
    grants: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """Fingerprint of all names and texts."""
        named = (f"{name}\0{text}" for name, text in sorted(self.texts.items()))
        return sha256("\0".join([*named, *self.grants]).encode()).hexdigest()


def read_migrations(texts: Mapping[str, str]) -> tuple[Migration, ...]:
    """Read migrations from file names and texts, in order.

    Raises
    ------
    MigrationError
        ``MIGRATION_GAP`` if they are not numbered 0001, 0002 and so on.
    """
    migrations = []
    for number, name in enumerate(sorted(texts), start=1):
        named = _NAME.fullmatch(name)
        if named is None or int(named[1]) != number:
            raise MigrationError("MIGRATION_GAP", f"{name} stands where number {number} belongs")
        migrations.append(Migration(number, name, texts[name]))
    return tuple(migrations)


def read_views(texts: Mapping[str, str]) -> ViewSet:
    """Read the set of views from file names and texts."""
    return ViewSet(dict(texts), (query("grant_views"), query("grant_page_views")))


def pending(migrations: Sequence[Migration], applied: Sequence[Entry]) -> Sequence[Migration]:
    """Give the migrations that a database has not had yet, in order.

    Raises
    ------
    MigrationError
        ``DATABASE_NEWER``, ``MIGRATION_GAP`` or ``MIGRATION_CHANGED`` if what it has had is not
        what the program would have applied.
    """
    for place, entry in enumerate(applied):
        if entry.number != place + 1:
            raise MigrationError(
                "MIGRATION_GAP", f"the database has had {entry.name} without number {place + 1}"
            )
        if place >= len(migrations):
            raise MigrationError(
                "DATABASE_NEWER",
                f"the database has had {entry.name}, which this program does not know: "
                "use the newer program",
            )
        if entry.sha256 != migrations[place].sha256:
            raise MigrationError(
                "MIGRATION_CHANGED", f"{migrations[place].name} was changed after it was applied"
            )
    return migrations[len(applied) :]
