"""Municipalities and their successions, brought up to date from two sheets."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from hashlib import sha256

from sql import query
from sql.database import Session
from sql.errors import ReferenceChangedError
from sql.sayings import Saying
from sql.sheets import CellError, Findings, Line, Place, Sheet, read_date, read_sheet

__all__ = [
    "Changes",
    "Municipality",
    "Report",
    "Succession",
    "compare_municipalities",
    "import_municipalities",
]

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


@dataclass(frozen=True)
class Changes:
    """What an import would do."""

    added: tuple[Municipality, ...]
    changed: tuple[tuple[Municipality, Municipality], ...]
    """Each as it is and as it would be."""
    unchanged: int
    successions: tuple[tuple[Succession | None, Succession], ...]
    """Each as it is, `None` where it is new, and as it would be."""

    @property
    def fingerprint(self) -> str:
        """Fingerprint of what would change and from what: 64 hexadecimal digits."""
        return sha256(repr((self.added, self.changed, self.successions)).encode()).hexdigest()

    @property
    def report(self) -> Report:
        """The same, counted."""
        return Report(
            len(self.added), len(self.changed), self.unchanged, successions=len(self.successions)
        )


async def compare_municipalities(
    session: Session, municipalities: Sheet, successions: Sheet
) -> Changes:
    """Tell what importing two sheets would change; parameters and errors as those of the import."""
    findings = Findings()
    towns = read_sheet(
        municipalities, _MUNICIPALITY_COLUMNS, read=_read_municipality, findings=findings
    )
    turns = read_sheet(successions, _SUCCESSION_COLUMNS, read=_read_succession, findings=findings)
    known = await _fetch_municipalities(session)
    regions = await session.fetch_rows(query("safety_region_codes"))
    _check_regions(towns, {row["code"] for row in regions}, findings)
    _check_duplicates({place: town.code for place, town in towns.items()}, findings)
    _check_successions(turns, known | _by_code(towns.values()), findings)
    findings.refuse_any()
    return await _compare(session, known, towns=towns.values(), turns=turns.values())


async def import_municipalities(
    session: Session, municipalities: Sheet, successions: Sheet, *, expected: str | None = None
) -> Report:
    """Add and change municipalities from two sheets: everything in them, or nothing.

    What the sheets leave out stays as it is.

    Parameters
    ----------
    session
        Session of the owner or of the pages.
    municipalities
        CSV with ``code,name,province_code,province,safety_region,valid_from,valid_to,tooi``;
        ``valid_to`` is the first day on which the municipality is gone.
    successions
        CSV with ``date,kind,from_code,to_code``.
    expected
        Fingerprint of the changes that were looked at; `None` where nobody did.

    Raises
    ------
    ReferenceChangedError
        If the changes are not those that are expected any more.
    ReferenceInvalidError
        If a line is at fault: a finding for each, with its number.
    DatabaseError
        If the database does not take them.
    """
    async with session.transaction():
        await session.execute(query("lock_head"))
        changes = await compare_municipalities(session, municipalities, successions)
        if expected not in {None, changes.fingerprint}:
            raise ReferenceChangedError
        await _write(session, changes)
    return changes.report


def _read_municipality(line: Line) -> Municipality:
    if not _CODE.fullmatch(line["code"]):
        raise ValueError(Saying("{code} is not a code as GM0344", code=line["code"] or "-"))
    for column in ("name", "province", "valid_from", "tooi"):
        if not line[column]:
            raise CellError(column, Saying("is empty"))
    valid_from = _read_day(line, "valid_from")
    valid_until = _read_day(line, "valid_to") if line["valid_to"] else None
    if valid_until is not None and valid_until <= valid_from:
        raise CellError(
            "valid_to", Saying("{gone} is not after {first}", gone=valid_until, first=valid_from)
        )
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
        raise CellError("kind", Saying("is none of {known}", known=", ".join(_KINDS)))
    if line["from_code"] == line["to_code"]:
        raise CellError("to_code", Saying("{code} cannot succeed itself", code=line["from_code"]))
    return Succession(_read_day(line, "date"), line["kind"], line["from_code"], line["to_code"])


def _read_day(line: Line, column: str) -> date:
    try:
        day = read_date(line[column])
    except ValueError as error:
        raise CellError(column, error) from None
    if day is None:
        raise CellError(column, Saying("is empty"))
    return day


def _check_regions(
    towns: Mapping[Place, Municipality], regions: Collection[str], findings: Findings
) -> None:
    for place, town in towns.items():
        if town.safety_region is not None and town.safety_region not in regions:
            findings.add(
                place, Saying("{region} is not a safety region", region=town.safety_region)
            )


def _check_duplicates(keys: Mapping[Place, str], findings: Findings) -> None:
    first: dict[str, Place] = {}
    for place, key in keys.items():
        if first.setdefault(key, place) != place:
            findings.add(
                place, Saying("{key} stands on line {line} already", key=key, line=first[key].line)
            )


def _check_successions(
    turns: Mapping[Place, Succession], towns: Mapping[str, Municipality], findings: Findings
) -> None:
    _check_duplicates(
        {place: f"{turn.from_code} to {turn.to_code}" for place, turn in turns.items()}, findings
    )
    for place, turn in turns.items():
        for code in (turn.from_code, turn.to_code):
            if code not in towns:
                findings.add(place, Saying("{code} is not a known municipality", code=code))
        gone = towns.get(turn.from_code)
        # A successor reads the records of its predecessor, so that one must really be gone.
        if gone is not None and gone.valid_until != turn.succeeded_on:
            findings.add(
                place,
                Saying("{code} is not gone on {gone}", code=turn.from_code, gone=turn.succeeded_on),
            )


def _by_code(towns: Iterable[Municipality]) -> dict[str, Municipality]:
    return {town.code: town for town in towns}


async def _fetch_municipalities(session: Session) -> dict[str, Municipality]:
    rows = await session.fetch_rows(query("municipalities"))
    return _by_code(Municipality(**dict(row)) for row in rows)


async def _compare(
    session: Session,
    known: Mapping[str, Municipality],
    *,
    towns: Collection[Municipality],
    turns: Collection[Succession],
) -> Changes:
    rows = await session.fetch_rows(query("registered_successions"))
    registered = {(row["from_code"], row["to_code"]): Succession(**dict(row)) for row in rows}
    compared = [(registered.get((turn.from_code, turn.to_code)), turn) for turn in turns]
    due = [town for town in towns if known.get(town.code) != town]
    return Changes(
        added=tuple(town for town in due if town.code not in known),
        changed=tuple((known[town.code], town) for town in due if town.code in known),
        unchanged=len(towns) - len(due),
        successions=tuple((before, after) for before, after in compared if before != after),
    )


async def _write(session: Session, changes: Changes) -> None:
    towns = [*changes.added, *(after for _, after in changes.changed)]
    if towns:
        await session.execute(query("write_municipalities"), _turn(towns))
    if changes.successions:
        turns = [after for _, after in changes.successions]
        await session.execute(query("write_successions"), _turn(turns))


def _turn(rows: Sequence[Municipality] | Sequence[Succession]) -> list[tuple[object, ...]]:
    return list(zip(*map(astuple, rows), strict=True))
