"""Municipalities and their successions, brought up to date from two sheets."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from sql import query
from sql.failures import named_failures
from sql.sheets import Findings, Line, read_date, read_sheet

if TYPE_CHECKING:
    from sql.database import Connection

__all__ = ["Municipality", "Report", "Succession", "import_municipalities"]

_CODE = re.compile(r"GM[0-9]{4}")
_KINDS = ("MERGE_NEW", "ABSORB", "SPLIT")
_MUNICIPALITY_COLUMNS = (
    "code",
    "name",
    "province_code",
    "province",
    "safety_region",
    "valid_from",
    "valid_to",
    "tooi",
)
_SUCCESSION_COLUMNS = ("date", "kind", "from_code", "to_code")


@dataclass(frozen=True)
class Municipality:
    """A municipality, as the register holds it."""

    code: str
    name: str
    province: str
    safety_region: str | None
    """Of municipalities that exist; `None` for older ones."""
    valid_from: date
    valid_until: date | None
    """The first day on which it is gone; `None` while it exists."""
    tooi: str


@dataclass(frozen=True)
class Succession:
    """One municipality taking over from another, all of it or a part."""

    succeeded_on: date
    kind: str
    from_code: str
    to_code: str


@dataclass(frozen=True)
class Report:
    """What an import did, counted in municipalities."""

    added: int
    changed: int
    unchanged: int
    successions: int
    """Successions added or changed."""


async def import_municipalities(
    connection: "Connection", municipalities: Traversable, successions: Traversable
) -> Report:
    """Add and change municipalities from two sheets: everything in them, or nothing.

    What the sheets leave out stays as it is.

    Parameters
    ----------
    connection
        Connection of the owner.
    municipalities
        CSV with ``code,name,province_code,province,safety_region,valid_from,valid_to,tooi``;
        ``valid_to`` is the first day on which the municipality is gone.
    successions
        CSV with ``date,kind,from_code,to_code``.

    Raises
    ------
    ReferenceInvalidError
        If a line is at fault: a finding for each, with its number.
    DatabaseError
        If the database does not take them.
    """
    findings = Findings()
    towns = read_sheet(
        municipalities, _MUNICIPALITY_COLUMNS, read=_read_municipality, findings=findings
    )
    turns = read_sheet(successions, _SUCCESSION_COLUMNS, read=_read_succession, findings=findings)
    with named_failures():
        async with connection.transaction():
            await connection.fetchrow(query("lock_head"))
            known = await _fetch_municipalities(connection)
            regions = await connection.fetch(query("safety_region_codes"))
            _check_regions(towns, {row["code"] for row in regions}, findings)
            _check_duplicates({place: town.code for place, town in towns.items()}, findings)
            _check_successions(turns, known | _by_code(towns.values()), findings)
            findings.refuse_any()
            return await _write(connection, known, towns=towns.values(), turns=turns.values())


def _read_municipality(line: Line) -> Municipality:
    if not _CODE.fullmatch(line["code"]):
        raise ValueError(f"{line['code'] or 'nothing'} is not a code as GM0344")
    for column in ("name", "province", "valid_from", "tooi"):
        if not line[column]:
            raise ValueError(f"{column} is empty")
    valid_from = date.fromisoformat(line["valid_from"])
    valid_until = read_date(line["valid_to"])
    if valid_until is not None and valid_until <= valid_from:
        raise ValueError(f"valid_to {valid_until} is not after valid_from {valid_from}")
    return Municipality(
        code=line["code"],
        name=line["name"],
        province=line["province"],
        safety_region=line["safety_region"] or None,
        valid_from=valid_from,
        valid_until=valid_until,
        tooi=line["tooi"],
    )


def _read_succession(line: Line) -> Succession:
    if line["kind"] not in _KINDS:
        raise ValueError(f"{line['kind'] or 'nothing'} is none of {', '.join(_KINDS)}")
    if line["from_code"] == line["to_code"]:
        raise ValueError(f"{line['from_code']} cannot succeed itself")
    return Succession(
        date.fromisoformat(line["date"]), line["kind"], line["from_code"], line["to_code"]
    )


def _check_regions(
    towns: Mapping[str, Municipality], regions: Collection[str], findings: Findings
) -> None:
    for place, town in towns.items():
        if town.safety_region is not None and town.safety_region not in regions:
            findings.add(place, f"{town.safety_region} is not a safety region")


def _check_duplicates(keys: Mapping[str, str], findings: Findings) -> None:
    first: dict[str, str] = {}
    for place, key in keys.items():
        if first.setdefault(key, place) != place:
            findings.add(place, f"{key} stands at {first[key]} already")


def _check_successions(
    turns: Mapping[str, Succession], towns: Mapping[str, Municipality], findings: Findings
) -> None:
    _check_duplicates(
        {place: f"{turn.from_code} to {turn.to_code}" for place, turn in turns.items()}, findings
    )
    for place, turn in turns.items():
        for code in (turn.from_code, turn.to_code):
            if code not in towns:
                findings.add(place, f"{code} is not a known municipality")
        gone = towns.get(turn.from_code)
        # A successor reads the records of its predecessor, so that one must really be gone.
        if gone is not None and gone.valid_until != turn.succeeded_on:
            findings.add(place, f"{turn.from_code} is not gone on {turn.succeeded_on}")


def _by_code(towns: Iterable[Municipality]) -> dict[str, Municipality]:
    return {town.code: town for town in towns}


async def _fetch_municipalities(connection: "Connection") -> dict[str, Municipality]:
    rows = await connection.fetch(query("municipalities"))
    return _by_code(Municipality(**dict(row)) for row in rows)


async def _write(
    connection: "Connection",
    known: Mapping[str, Municipality],
    *,
    towns: Collection[Municipality],
    turns: Collection[Succession],
) -> Report:
    due = [town for town in towns if known.get(town.code) != town]
    await connection.executemany(query("write_municipality"), [astuple(town) for town in due])
    rows = await connection.fetch(query("registered_successions"))
    registered = {Succession(**dict(row)) for row in rows}
    turned = [turn for turn in turns if turn not in registered]
    await connection.executemany(query("write_succession"), [astuple(turn) for turn in turned])
    added = sum(town.code not in known for town in due)
    return Report(added, len(due) - added, len(towns) - len(due), len(turned))
