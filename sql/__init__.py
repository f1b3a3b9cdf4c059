"""The database: one statement a file, the door to PostgreSQL, migrations and reference data.

`query` gives the text of ``sql/queries/<name>.sql``; its header comment is its contract, and a
test lets PostgreSQL compare both.
"""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

__all__ = ["QUERIES", "query", "read_folder"]


def read_folder(folder: str) -> Mapping[str, str]:
    """Read every SQL file of a folder of this package: text by file name without ``.sql``."""
    entries = sorted((files("sql") / folder).iterdir(), key=lambda entry: entry.name)
    return MappingProxyType(
        {
            entry.name.removesuffix(".sql"): entry.read_text(encoding="utf-8")
            for entry in entries
            if entry.name.endswith(".sql")
        }
    )


QUERIES = read_folder("queries")
"""Every statement by its name: the text of its file."""


def query(name: str) -> str:
    """Give the text of one statement; `KeyError` if there is no such file."""
    return QUERIES[name]
