"""A sheet of the access matrix as CSV, and as a page."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from policies.explanations.folding import Folder
from policies.explanations.texts import TEXTS
from policies.matrix.sheet import Sheet
from policies.pdp import Snapshot
from policies.rules import Group
from policies.sentences.words import Words
from policies.sentences.writing import Language
from policies.vocabulary import GROUPED
from templates import environment

__all__ = ["Access", "FieldLine", "RoleTable", "protect", "write_csv", "write_html"]

HEADING = ("coordinate", "groups", "role", "purpose", "action", "own", "other")
RISKY = tuple("=+-@\t\r")
"""What makes a spreadsheet take a value for a formula."""


def protect(value: str) -> str:
    """Keep a spreadsheet from running a value: an apostrophe stands before what it might run."""
    return f"'{value}" if value.startswith(RISKY) else value


def write_csv(sheet: Sheet, groups: Iterable[Group]) -> str:
    """Write a line for everything that is open, in codes, by RFC 4180."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADING)
    named = _name_groups(groups)
    for (coordinate, action, role, purpose), entry in sheet.entries.items():
        belongs = " ".join(sorted(named.get(coordinate, ())))
        line = (coordinate, belongs, role, purpose, action, entry.own, entry.other)
        writer.writerow([protect(each) for each in line])
    return text.getvalue()


@dataclass(frozen=True)
class Access:
    """One action that is open."""

    action: str
    own: str
    """Which of the own records, in words."""
    other: str


@dataclass(frozen=True)
class FieldLine:
    """What is open of fields that are open alike."""

    fields: tuple[str, ...]
    """Groups, and the coordinates that make up none."""
    cells: tuple[tuple[Access, ...], ...]
    """As many as the table has purposes."""


@dataclass(frozen=True)
class RoleTable:
    """What is open to one role."""

    role: str
    purposes: tuple[str, ...]
    lines: tuple[FieldLine, ...]


def write_html(sheet: Sheet, snapshot: Snapshot, folder: Folder, language: Language) -> str:
    """Write one page that stands alone, a table for each role."""
    page = _Page(sheet, folder, language)
    return (
        environment()
        .get_template("policies/matrix.html")
        .render(
            language=language.value,
            day=language.words.day(sheet.day),
            version=snapshot.version,
            fingerprint=snapshot.sha256[:12],
            tables=[page.table(role) for role in sorted({key[2] for key in sheet.entries})],
        )
    )


@dataclass(frozen=True)
class _Page:
    sheet: Sheet
    folder: Folder
    language: Language

    @property
    def words(self) -> Words:
        return self.language.words

    def table(self, role: str) -> RoleTable:
        keys = [key for key in self.sheet.entries if key[2] == role]
        purposes = sorted({purpose for *_, purpose in keys})
        alike: dict[tuple[tuple[Access, ...], ...], set[str]] = {}
        for coordinate in sorted({coordinate for coordinate, *_ in keys}):
            cells = tuple(tuple(self._open(coordinate, role, each)) for each in purposes)
            alike.setdefault(cells, set()).add(coordinate)
        lines = tuple(FieldLine(self._fields(each), cells) for cells, each in alike.items())
        named = tuple(self.words.name("purpose", each) for each in purposes)
        return RoleTable(self.words.name("role", role), named, lines)

    def _open(self, coordinate: str, role: str, purpose: str) -> Iterator[Access]:
        for action in sorted(self.folder.vocabulary.actions):
            entry = self.sheet.entries.get((coordinate, action, role, purpose))
            if entry:
                named = self.words.name("action", action)
                yield Access(named, self._say(entry.own), self._say(entry.other))

    def _say(self, part: str) -> str:
        """Say a part of the records; codes of municipalities follow it."""
        known = TEXTS[self.language].extents
        extent = max(filter(part.startswith, known), key=len)
        return known[extent] + part.removeprefix(extent)

    def _fields(self, coordinates: set[str]) -> tuple[str, ...]:
        named = self.folder.name_groups("coordinate", frozenset(coordinates))
        return tuple(self.words.name("coordinate", each) for each in named)


def _name_groups(groups: Iterable[Group]) -> Mapping[str, set[str]]:
    named: dict[str, set[str]] = {}
    for group in groups:
        if group.kind == GROUPED["coordinate"]:
            named.setdefault(group.member, set()).add(group.belongs_to)
    return named
