"""The database: one statement a file, the door to PostgreSQL, migrations and reference data.

`query` gives the text of ``<name>.sql`` in ``sql/queries`` or a folder in it; its header comment
is its contract, and a test lets PostgreSQL compare both.
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

__all__ = ["QUERIES", "query", "read_folder"]


def read_folder(folder: str) -> Mapping[str, str]:
    """Read every SQL file below a folder of this package: text by file name without ``.sql``."""
    return MappingProxyType(dict(sorted(_read(files("sql") / folder))))


def _read(folder: Traversable) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _read(entry)
        elif entry.name.endswith(".sql"):
            yield entry.name.removesuffix(".sql"), entry.read_text(encoding="utf-8")


QUERIES = read_folder("queries")
"""Every statement by its name: the text of its file."""


def query(name: str) -> str:
    """Give the text of one statement; `KeyError` if there is no such file."""
    return QUERIES[name]
