"""CSV sheets: read whole, with every fault and its line, before anything of them is used."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable
from io import StringIO
from typing import TypeVar

from sql.errors import ReferenceInvalidError

__all__ = ["Findings", "Line", "read_date", "read_sheet"]

Row = TypeVar("Row")


@dataclass(frozen=True)
class Findings:
    """The faults of sheets, collected."""

    sentences: list[str] = field(default_factory=list)

    def add(self, place: str, fault: object) -> None:
        """Add what is wrong at a place."""
        self.sentences.append(f"{place}: {fault}")

    def refuse_any(self) -> None:
        """Raise `ReferenceInvalidError` if there is a fault."""
        if self.sentences:
            raise ReferenceInvalidError(self.sentences)


@dataclass(frozen=True)
class Line:
    """One line of a sheet."""

    place: str
    """File and number of the line, as an editor counts."""

    cells: Mapping[str, str]
    """Text by column, without space around it."""

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def read_date(text: str) -> date | None:
    """Read a day as YYYY-MM-DD; empty text gives `None`, anything else `ValueError`."""
    return date.fromisoformat(text) if text else None


def read_sheet(
    file: Traversable,
    columns: Sequence[str],
    *,
    read: Callable[[Line], Row],
    findings: Findings,
) -> dict[str, Row]:
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


def _read_lines(file: Traversable, columns: Sequence[str], *, findings: Findings) -> Iterator[Line]:
    reader = csv.reader(StringIO(_read_text(file, findings), newline=""), strict=True)
    try:
        header = next(reader, [])
        if sorted(header) != sorted(columns):
            wanted, found = ",".join(columns), ",".join(header)
            findings.add(f"{file.name} line 1", f"the columns are {found} and not {wanted}")
            return
        for cells in reader:
            place = f"{file.name} line {reader.line_num}"
            if len(cells) == len(header):
                stripped = (cell.strip() for cell in cells)
                yield Line(place, dict(zip(header, stripped, strict=True)))
            elif cells:
                findings.add(place, f"{len(cells)} cells stand where {len(header)} belong")
    except csv.Error as error:
        findings.add(f"{file.name} line {reader.line_num}", error)


def _read_text(file: Traversable, findings: Findings) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        findings.add(file.name, f"cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        findings.add(file.name, "is not UTF-8 text")
    return ""
