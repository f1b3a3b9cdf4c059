"""The access matrix for a reader: fields against roles, or against the purposes of one role."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policies.explanations.folding import Folder
from policies.matrix.sheet import ALL, CLOSED, Entry, Key, Sheet

__all__ = ["Grid", "GridCell", "GridLine", "Mark", "View", "make_grid", "type_of"]


@dataclass(frozen=True)
class Mark:
    """An action that is open."""

    action: str
    complete: bool
    """Whether for all of the records; else for some."""

    @property
    def letter(self) -> str:
        """The action as one letter, in brackets where it is open for some records only."""
        letter = _LETTERS[self.action]
        return letter if self.complete else f"({letter})"


@dataclass(frozen=True)
class GridCell:
    """What is open of something."""

    own: tuple[Mark, ...]
    """In own records, in the order of read, filter, write."""
    other: tuple[Mark, ...]
    """In records of others; as `own` where records are not placed."""


@dataclass(frozen=True)
class GridLine:
    """What is open of fields that are open alike."""

    name: str
    """A group, or one coordinate."""
    placed: bool
    """Whether the records belong to municipalities."""
    cells: tuple[GridCell, ...]
    """One for each column."""


@dataclass(frozen=True)
class Grid:
    """A part of the matrix on one day."""

    columns: tuple[str, ...]
    """Roles, or purposes where one role is looked at."""
    lines: tuple[GridLine, ...]


@dataclass(frozen=True)
class View:
    """Which part of the matrix."""

    role: str | None = None
    """One role, whose purposes are the columns then."""
    type: str | None = None
    """One type of the schema: each of its fields has a line then, open or not."""


_LETTERS = {"read": "R", "filter": "F", "write": "W"}
Cells = tuple[GridCell, ...]


def type_of(coordinate: str) -> str:
    """Give the type of a coordinate, as ``Licence``."""
    return coordinate.partition(".")[0]


def make_grid(sheet: Sheet, folder: Folder, view: View) -> Grid:
    """Make a part of the matrix.

    Parameters
    ----------
    sheet
        What is open on a day.
    folder
        Names the groups of the policy.
    view
        Which part.

    Returns
    -------
    Grid
        Lines in the order of types and names; without a type only what is open to somebody.
    """
    return _Making(sheet, folder, view).grid()


@dataclass(frozen=True)
class _Making:
    sheet: Sheet
    folder: Folder
    view: View

    def grid(self) -> Grid:
        columns = self._columns()
        found = self._found()
        told = {
            coordinate: tuple(_tell(found.get((coordinate, column), ())) for column in columns)
            for coordinate in self._coordinates({coordinate for coordinate, _ in found})
        }
        return Grid(columns, tuple(self._lines(told)))

    def _columns(self) -> tuple[str, ...]:
        words = self.folder.vocabulary
        return tuple(sorted(words.purposes if self.view.role else words.roles))

    def _found(self) -> dict[tuple[str, str], list[tuple[str, Entry]]]:
        """Gather coordinate and column -> action and for which records it is open."""
        found: dict[tuple[str, str], list[tuple[str, Entry]]] = {}
        for key, entry in self.sheet.entries.items():
            if self._shows(key):
                coordinate, action, role, purpose = key
                column = purpose if self.view.role else role
                found.setdefault((coordinate, column), []).append((action, entry))
        return found

    def _shows(self, key: Key) -> bool:
        coordinate, _, role, _ = key
        return self.view.role in {None, role} and self.view.type in {None, type_of(coordinate)}

    def _coordinates(self, opened: set[str]) -> list[str]:
        if self.view.type is None:
            return sorted(opened)
        return sorted(each for each in self.folder.vocabulary.coordinates if self._is_asked(each))

    def _is_asked(self, coordinate: str) -> bool:
        return type_of(coordinate) == self.view.type

    def _lines(self, told: dict[str, Cells]) -> Iterator[GridLine]:
        placed = self.folder.vocabulary.coordinates
        if self.view.type is not None:
            for coordinate, cells in told.items():
                yield GridLine(coordinate, placed[coordinate], cells)
            return
        alike: dict[tuple[bool, Cells], set[str]] = {}
        for coordinate, cells in told.items():
            alike.setdefault((placed[coordinate], cells), set()).add(coordinate)
        named = (
            (name, GridLine(name, where, cells))
            for (where, cells), coordinates in alike.items()
            for name in self.folder.name_groups("coordinate", frozenset(coordinates))
        )
        for _, line in sorted(named, key=lambda each: each[0].lower()):
            yield line


def _tell(entries: Iterable[tuple[str, Entry]]) -> GridCell:
    listed = list(entries)
    return GridCell(
        _mark((action, entry.own) for action, entry in listed),
        _mark((action, entry.other) for action, entry in listed),
    )


def _mark(opened: Iterable[tuple[str, str]]) -> tuple[Mark, ...]:
    """Mark the actions that are open for some purpose: for all records if for one purpose so."""
    found: dict[str, bool] = {}
    for action, part in opened:
        if part != CLOSED:
            found[action] = found.get(action, False) or part == ALL
    return tuple(Mark(each, found[each]) for each in _LETTERS if each in found)
