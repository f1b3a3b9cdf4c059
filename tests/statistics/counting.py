"""Made-up regions, and inspections in them, that statistics are computed of."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from sql import query

if TYPE_CHECKING:
    from sql.database import Connection

__all__ = ["MINIMUM", "MONTH", "NOON", "add_inspections", "add_region", "compute", "count_towns"]

MONTH: Final = date(2026, 3, 1)
NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""A moment in the month."""
MINIMUM: Final = 10
_REGION: Final = """
WITH region AS (
    INSERT INTO register.safety_region (code, police_unit)
    SELECT $1, 'police:amsterdam'
)
INSERT INTO register.municipality (code, name, province, safety_region, valid_from, tooi)
SELECT each, each, 'Utrecht', $1, '2020-01-01', each FROM unnest($2::text[]) AS each
"""
_INSPECTIONS: Final = """
INSERT INTO register.inspection (
    id, municipality, kind, opened_at, closed_at, legal_ground, place, outcome, synthetic
)
SELECT gen_random_uuid(), $1, 'ROUTINE', $3::timestamptz, $3, 'x', 'x', 'NO_IRREGULARITY', true
FROM generate_series(1, $2::int)
"""


async def add_region(owner: "Connection", code: str, towns: Sequence[str]) -> None:
    """Make a safety region of some municipalities."""
    await owner.execute(_REGION, code, towns)


async def add_inspections(
    owner: "Connection", town: str, number: int, *, at: datetime = NOON
) -> None:
    """Make inspections that a municipality closed at a moment."""
    await owner.execute(_INSPECTIONS, town, number, at)


async def compute(owner: "Connection", month: date = MONTH) -> dict[str, int]:
    """Compute what would be published of a month: value by area, of routine inspections."""
    rows = await owner.fetch(query("compute_statistics"), month, MINIMUM)
    return {row["area"]: row["value"] for row in rows if row["topic"] == "INSPECTIONS"}


async def count_towns(owner: "Connection", counts: Mapping[str, int]) -> dict[str, int]:
    """Compute what would be published if the register held so many inspections of each town."""
    nested = owner.transaction()
    await nested.start()
    try:
        for town, number in counts.items():
            await add_inspections(owner, town, number)
        return await compute(owner)
    finally:
        await nested.rollback()
