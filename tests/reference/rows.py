"""The small register of ``rows.sql``: how to fill a database with it, and its keys."""

from pathlib import Path
from typing import Final
from uuid import UUID

import asyncpg

from tests.fixtures.sealing import seal_rows

__all__ = [
    "CASES",
    "CURSOR_KEYS",
    "INSPECTIONS",
    "NUMBERS",
    "OPERATOR_NUMBERS",
    "identifier",
    "insert_rows",
]

NUMBERS: Final = tuple(10 * letter for letter in "23456789ABCD")
OPERATOR_NUMBERS: Final = ("OP-1", "OP-2", "OP-3", "OP-4", "OP-5", "OP-6")


def identifier(kind: str, number: int) -> UUID:
    """Make the identifier of one row: its kind is a digit, its number four."""
    return UUID(f"00000000-0000-4000-8000-0000000{kind}{number:04}")


INSPECTIONS: Final = tuple(identifier("1", number) for number in range(1, 6))

CASES: Final = {
    "LICENCE_CHECK": INSPECTIONS,
    "LICENCE_ISSUANCE": tuple(identifier("7", number) for number in range(1, 6)),
    "OPERATOR_SUPERVISION": (
        *INSPECTIONS,
        *(identifier("7", number) for number in range(1, 6)),
        *(identifier("e", number) for number in range(6)),
    ),
    "DATA_SUBJECT_REQUEST": tuple(identifier("8", number) for number in range(1, 5)),
    **dict.fromkeys(
        ("AUDIT", "STATISTICS", "RETENTION"),
        tuple(identifier("6", number) for number in range(1, 4)),
    ),
}
"""Purpose -> cases of its kind, open or not, of any municipality."""

CURSOR_KEYS: Final = {
    "licences": NUMBERS,
    "operatorLicences": OPERATOR_NUMBERS,
    "inspections": tuple(str(each) for each in INSPECTIONS),
    "annotations": tuple(str(identifier("9", number)) for number in (1, 3, 10, 21, 28, 40)),
}
"""Root of a page -> keys of rows that a cursor may point at."""


async def insert_rows(connection: asyncpg.Connection) -> None:
    """Fill a migrated database with the small register, and put policy 1 in force."""
    await connection.execute(Path(__file__).with_name("rows.sql").read_text("utf-8"))
    await seal_rows(connection)
