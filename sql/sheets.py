"""CSV sheets: read whole, with every fault and its line, before anything of them is used."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from typing import Protocol, TypeVar

from typing_extensions import override

from sql.errors import ReferenceInvalidError
from sql.sayings import Saying

__all__ = [
    "CellError",
    "Finding",
    "Findings",
    "Line",
    "Place",
    "Sheet",
    "Upload",
    "read_date",
    "read_sheet",
]

Row = TypeVar("Row")


class Sheet(Protocol):
    """A file of text, from wherever it comes."""

    @property
    def name(self) -> str:
        """What it is called in findings."""
        ...

    def read_text(self, encoding: str | None = None) -> str:
        """Give the text of the whole file."""
        ...


@dataclass(frozen=True)
class Upload:
    """A sheet that was sent."""

    name: str
    content: bytes

    def read_text(self, encoding: str | None = None) -> str:
        """Give the text of the whole file."""
        return self.content.decode(encoding or "utf-8")


@dataclass(frozen=True)
class Place:
    """Where something stands."""

    file: str
    line: int | None
    """As an editor counts; `None` for the file as a whole."""

    @override
    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file} line {self.line}"


class CellError(ValueError):
    """One cell of a line is at fault."""

    def __init__(self, column: str, fault: object) -> None:
        super().__init__(str(fault))
        self.column = column


@dataclass(frozen=True)
class Finding:
    """One fault, and where."""

    place: Place
    column: str | None
    """`None` where it is no single cell."""
    fault: str

    @override
    def __str__(self) -> str:
        column = "" if self.column is None else f", {self.column}"
        return f"{self.place}{column}: {self.fault}"


@dataclass(frozen=True)
class Findings:
    """The faults of sheets, collected."""

    found: list[Finding] = field(default_factory=list)

    def add(self, place: Place, fault: object) -> None:
        """Add what is wrong at a place."""
        column = fault.column if isinstance(fault, CellError) else None
        self.found.append(Finding(place, column, str(fault)))

    def refuse_any(self) -> None:
        """Raise `ReferenceInvalidError` if there is a fault."""
        if self.found:
            raise ReferenceInvalidError(self.found)


@dataclass(frozen=True)
class Line:
    """One line of a sheet."""

    place: Place
    cells: Mapping[str, str]
    """Text by column, without space around it."""

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def read_date(text: str) -> date | None:
    """Read a day as YYYY-MM-DD; empty text gives `None`, anything else `ValueError`."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(Saying("Write the day as 2026-12-31.")) from None


def read_sheet(
    file: Sheet,
    columns: Sequence[str],
    *,
    read: Callable[[Line], Row],
    findings: Findings,
) -> dict[Place, Row]:
    """Read the lines of a sheet, each by ``read``, which raises `ValueError` for a fault.

    Returns
    -------
    dict
        Row by place, in the order of the sheet; a line at fault is left out and adds a finding.
    """
    rows = {}
    for line in _read_lines(file, columns, findings=findings):
        try:
            rows[line.place] = read(line)
        except ValueError as error:
            findings.add(line.place, error)
    return rows


def _read_lines(file: Sheet, columns: Sequence[str], *, findings: Findings) -> Iterator[Line]:
    reader = csv.reader(StringIO(_read_text(file, findings), newline=""), strict=True)
    try:
        header = next(reader, [])
        if sorted(header) != sorted(columns):
            wanted, found = ",".join(columns), ",".join(header)
            findings.add(
                Place(file.name, 1),
                Saying("the columns are {found} and not {wanted}", found=found, wanted=wanted),
            )
            return
        for cells in reader:
            place = Place(file.name, reader.line_num)
            if len(cells) == len(header):
                stripped = (cell.strip() for cell in cells)
                yield Line(place, dict(zip(header, stripped, strict=True)))
            elif cells:
                findings.add(
                    place,
                    Saying(
                        "{found} cells stand where {wanted} belong",
                        found=len(cells),
                        wanted=len(header),
                    ),
                )
    except csv.Error as error:
        findings.add(Place(file.name, reader.line_num), error)


def _read_text(file: Sheet, findings: Findings) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        findings.add(Place(file.name, None), f"cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        findings.add(Place(file.name, None), Saying("is not UTF-8 text"))
    return ""
