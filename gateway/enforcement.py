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
from resolvers.model import Model
from resolvers.statement.compile import needs_case
from resolvers.statement.conditions import argument_cells
from resolvers.statement.guard import CASE_VIEWS
from resolvers.statement.selection import Location, Selected

__all__ = ["Enforcement", "Refusal"]


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

    def _root(self, root: Selected) -> Iterator[Refusal]:
        closed = [*self._fields(root), *self._arguments(root)]
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

    def _fields(self, asked: Selected) -> Iterator[Refusal]:
        if asked.coordinate in self.model.kinds:
            yield from self._decide(asked, asked.coordinate, "read", _Use.FIELD)
        for each in asked.selection:
            yield from self._fields(each)

    def _arguments(self, asked: Selected) -> Iterator[Refusal]:
        root = self.model.roots.get(asked.field)
        for coordinate, action in argument_cells(root, asked) if root else ():
            yield from self._decide(asked, coordinate, action, _Use.ARGUMENT)

    def _decide(
        self, asked: Selected, coordinate: str, action: str, use: _Use
    ) -> Iterator[Refusal]:
        if self.grant.scope(coordinate, action).open:
            return
        context = Context(self.access.role, self.access.home, self.access.purpose, self.access.day)
        reason = self.snapshot.reason(context, self.access.own, coordinate, action)
        yield Refusal(
            coordinate,
            self._code(use, reason),
            self._message(coordinate, use, reason),
            asked.locations,
            reason,
        )

    def _code(self, use: _Use, reason: Reason) -> str:
        if self.access.purpose == NO_PURPOSE and reason.purposes:
            return "PURPOSE_MISSING"
        return "UNAUTHORIZED_FIELD" if use is _Use.FIELD else "UNAUTHORIZED_ARGUMENT"

    def _message(self, coordinate: str, use: _Use, reason: Reason) -> str:
        if self.access.purpose == NO_PURPOSE and reason.purposes:
            return f"{coordinate} is open to {self.access.role} only for a purpose."
        return f"{coordinate} may not {use.value} by {self.access.role} for {self.access.purpose}."
