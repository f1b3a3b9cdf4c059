"""The policy enforcement point: whether an operation may be asked at all.

Every coordinate of the executed selection set is decided before any data is
read. A coordinate that is closed for every record in reach refuses the whole
operation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from gateway.access import NO_PURPOSE, AccessContext
from policies.decision import Context, Grant, Reason
from policies.pdp import Snapshot
from policies.record.answers import Question
from resolvers.model import Model
from resolvers.statement.compile import needs_case
from resolvers.statement.conditions import argument_cells
from resolvers.statement.decisions import Decided
from resolvers.statement.guard import CASE_VIEWS
from resolvers.statement.selection import Location, Selected

__all__ = ["Cell", "Enforcement", "Refusal", "list_cells"]


@dataclass(frozen=True)
class Refusal:
    """One coordinate that may not be asked, and why."""

    coordinate: str
    code: str
    message: str
    locations: tuple[Location, ...]
    reason: Reason | None = None


class _Use(Enum):
    """What a coordinate is asked for; an order must be read, and is an argument still."""

    FIELD = "be read"
    ARGUMENT = "be searched or sorted by"
    ACT = "be done"
    INPUT = "be written"


@dataclass(frozen=True, slots=True)
class Cell:
    """One coordinate and action, and where it is asked."""

    asked: Selected
    coordinate: str
    action: str
    use: _Use


@dataclass(frozen=True)
class Enforcement:
    """Asks the policy decision point about everything an operation selects and searches."""

    model: Model
    snapshot: Snapshot
    access: AccessContext
    grant: Grant

    def refuse(self, asked: tuple[Selected, ...]) -> tuple[Refusal, ...]:
        """Name every coordinate that is closed, once.

        Parameters
        ----------
        asked
            Root fields of the executed selection set.

        Returns
        -------
        tuple of Refusal
            In the order of the document; empty where all may be asked.
        """
        refusals = [refusal for root in asked for refusal in self._root(root)]
        return tuple({each.coordinate: each for each in reversed(refusals)}.values())[::-1]

    def decide(self, asked: tuple[Selected, ...]) -> Decided:
        """Decide every coordinate, open or closed, as the decision is recorded."""
        named = (cell for root in asked for cell in list_cells(self.model, root))
        cells = dict.fromkeys((each.coordinate, each.action) for each in named)
        question = Question(self._context, self.access.own, tuple(cells))
        answers = [each.texts for each in question.decide(self.snapshot)]
        rules = tuple(rules for _, rules in answers)
        return Decided(
            sha256=self.snapshot.sha256,
            cased=self.access.case is not None,
            coordinates=tuple(coordinate for coordinate, _ in cells),
            actions=tuple(action for _, action in cells),
            answers=tuple(scope for scope, _ in answers),
            rules=rules if any(rules) else None,
        )

    def _root(self, root: Selected) -> Iterator[Refusal]:
        decided = (self._decide(each) for each in list_cells(self.model, root))
        closed = [each for each in decided if each]
        yield from closed
        named = self.access.case is not None and self.access.purpose in CASE_VIEWS
        unbound = root.field in self.model.roots and not named
        if not closed and unbound and needs_case(self.model, self.access.purpose, root):
            yield Refusal(
                root.coordinate,
                "CASE_MISSING",
                f"{root.coordinate} needs an open case: name it in Access-Case.",
                root.locations,
            )

    @property
    def _context(self) -> Context:
        access = self.access
        return Context(access.role, access.home, access.purpose, access.day)

    def _decide(self, cell: Cell) -> Refusal | None:
        if self.grant.scope(cell.coordinate, cell.action).open:
            return None
        reason = self.snapshot.reason(self._context, self.access.own, cell.coordinate, cell.action)
        return Refusal(
            cell.coordinate,
            self._code(cell.use, reason),
            self._message(cell.coordinate, cell.use, reason),
            cell.asked.locations,
            reason,
        )

    def _code(self, use: _Use, reason: Reason) -> str:
        if self.access.purpose == NO_PURPOSE and reason.purposes:
            return "PURPOSE_MISSING"
        named = use in {_Use.FIELD, _Use.ACT}
        return "UNAUTHORIZED_FIELD" if named else "UNAUTHORIZED_ARGUMENT"

    def _message(self, coordinate: str, use: _Use, reason: Reason) -> str:
        if self.access.purpose == NO_PURPOSE and reason.purposes:
            return f"{coordinate} is open to {self.access.role} only for a purpose."
        return f"{coordinate} may not {use.value} by {self.access.role} for {self.access.purpose}."


def list_cells(model: Model, root: Selected) -> Iterator[Cell]:
    """List the coordinates and actions that a root field asks, in order."""
    declared = model.roots.get(root.field)
    if declared and declared.made:
        yield from _act(model, root)
    else:
        yield from _fields(model, root)
    for coordinate, action in argument_cells(declared, root) if declared else ():
        yield Cell(root, coordinate, action, _Use.INPUT if action == "write" else _Use.ARGUMENT)


def _act(model: Model, root: Selected) -> Iterator[Cell]:
    """List an act, and what it answers: that is read."""
    yield Cell(root, root.coordinate, "write", _Use.ACT)
    for each in root.selection:
        yield from _fields(model, each)


def _fields(model: Model, asked: Selected) -> Iterator[Cell]:
    if asked.coordinate in model.kinds:
        yield Cell(asked, asked.coordinate, "read", _Use.FIELD)
    for each in asked.selection:
        yield from _fields(model, each)
