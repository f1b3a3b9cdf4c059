"""Reference data that a new database starts with: municipalities, police units, legal bases."""

from importlib.resources import files
from typing import TYPE_CHECKING

from sql import query
from sql.database import Session
from sql.failures import named_failures
from sql.municipalities import import_municipalities
from sql.sheets import Findings, Line, read_date, read_sheet

if TYPE_CHECKING:
    from sql.database import Connection

__all__ = ["seed_reference"]

_BASIS_COLUMNS = (
    "code",
    "instrument",
    "in_force_from",
    "in_force_until",
    "types",
    "purposes",
    "synthetic_only",
)


async def seed_reference(connection: "Connection") -> bool:
    """Fill in the reference data where there is none at all; tell whether it was done.

    Parameters
    ----------
    connection
        Connection of the owner.

    Notes
    -----
    Source: ``sql/reference``. The municipalities are those that existed on or after 2018-01-01.
    """
    with named_failures():
        async with connection.transaction():
            await connection.fetchrow(query("lock_head"))
            if await connection.fetch(query("municipalities")):
                return False
            await _fill(connection)
    return True


async def _fill(connection: "Connection") -> None:
    folder, findings = files("sql") / "reference", Findings()
    for name, columns, statement in (
        ("police_units.csv", ("code", "name"), "insert_police_unit"),
        ("safety_regions.csv", ("code", "police_unit"), "insert_safety_region"),
    ):
        rows = read_sheet(folder / name, columns, read=_read_cells, findings=findings)
        await connection.executemany(query(statement), rows.values())
    bases = read_sheet(
        folder / "legal_bases.csv", _BASIS_COLUMNS, read=_read_basis, findings=findings
    )
    await connection.executemany(query("insert_legal_basis"), bases.values())
    findings.refuse_any()
    await import_municipalities(
        Session(connection),
        folder / "municipalities.csv",
        folder / "municipality_successions.csv",
    )


def _read_cells(line: Line) -> tuple[str, ...]:
    return tuple(line.cells.values())


def _read_basis(line: Line) -> tuple[object, ...]:
    return (
        line["code"],
        line["instrument"],
        read_date(line["in_force_from"]),
        read_date(line["in_force_until"]),
        line["types"].split(),
        line["purposes"].split(),
        line["synthetic_only"] == "true",
    )
