"""Searching what was disclosed; data subjects are pseudonyms, and nobody is named."""

from collections.abc import Iterable, Iterator
from csv import writer
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any, Final

from gateway.accounts.periods import Period
from sql import query
from sql.database import Database

__all__ = [
    "BOUND",
    "Disclosure",
    "DisclosureSearch",
    "Found",
    "Slice",
    "find_disclosures",
    "shorten",
    "write_sheet",
]

BOUND: Final = 5000
"""Rows that a search goes through; what is older asks for a narrower one."""
_SHOWN: Final = 8
_HEADINGS: Final = (
    "disclosed_at", "subject", "coordinates", "role", "home", "client", "purpose",
    "policy_version", "trace_id",
)  # fmt: skip
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class DisclosureSearch:
    """Which disclosures are meant."""

    period: Period
    home: str | None = None
    """Municipality or police unit of who asked; `None` for every one, as the others."""
    client: str | None = None
    purpose: str | None = None


@dataclass(frozen=True)
class Slice:
    """Which part of what was found is shown."""

    sort: str
    """Name of a column, with a dash in front from high to low."""
    count: int
    skipped: int = 0


@dataclass(frozen=True)
class Disclosure:
    """One answer about one person."""

    disclosed_at: datetime
    trace_id: str
    subject: str
    """Whole pseudonym; `shorten` it for who need not ask further."""
    coordinates: frozenset[str]
    purpose: str
    role: str
    home: str
    client: str | None
    """Name of the municipal system that was between."""
    policy_version: int


@dataclass(frozen=True)
class Found:
    """A part of what was found, and how much there is."""

    rows: tuple[Disclosure, ...]
    total: int

    @property
    def cut(self) -> bool:
        """Whether there may be more than was looked at."""
        return self.total >= BOUND


async def find_disclosures(database: Database, search: DisclosureSearch, part: Slice) -> Found:
    """Find disclosures, the newest that fit up to a bound.

    Notes
    -----
    Source: ``sql/queries/accounts/disclosures_found.sql``.
    """
    period = search.period
    narrowed = (search.home, search.client, search.purpose)
    arguments = (period.since, period.until, *narrowed, part.sort, part.count, part.skipped)
    rows = await database.fetch_rows(query("disclosures_found"), arguments)
    found = tuple(read_disclosure(dict(row)) for row in rows)
    return Found(found, rows[0]["total"] if rows else 0)


def read_disclosure(row: dict[str, Any]) -> Disclosure:
    """Read a row of a search, whose total is left out."""
    values = {name: value for name, value in row.items() if name != "total"}
    return Disclosure(**values | {"coordinates": frozenset(row["coordinates"])})


def shorten(pseudonym: str) -> str:
    """Give as much of a pseudonym as tells two persons apart on a page."""
    return f"{pseudonym[:_SHOWN]}…" if len(pseudonym) > _SHOWN else pseudonym


def write_sheet(rows: Iterable[Disclosure]) -> str:
    """Write disclosures as CSV, data subjects shortened; no cell is a formula."""
    sheet = StringIO()
    written = writer(sheet)
    written.writerow(_HEADINGS)
    written.writerows([_plain(cell) for cell in _cells(row)] for row in rows)
    return sheet.getvalue()


def _cells(row: Disclosure) -> Iterator[str]:
    yield row.disclosed_at.isoformat()
    yield shorten(row.subject)
    yield " ".join(sorted(row.coordinates))
    yield from (row.role, row.home, row.client or "", row.purpose)
    yield from (str(row.policy_version), row.trace_id)


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
