"""Plans: how one operation is answered under one grant.

A plan is immutable and serves every request with the same operation, capacity
and grant. It is keyed by all of them, never by a hash alone. A refusal names the
rules that decided for one caller, so it is made anew.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import orjson

from gateway.access import AccessContext
from gateway.cache import BoundedCache
from gateway.enforcement import Enforcement, Refusal, list_cells
from gateway.operations import Operation
from policies.decision import Context, Grant, Scope
from policies.pdp import Snapshot
from resolvers.model import Model
from resolvers.statement.compile import Opening, Statement, compile_guard, compile_root, gated
from resolvers.statement.decisions import Decided
from resolvers.statement.parameters import Capacity
from resolvers.statement.selection import Selected

__all__ = ["Plan", "PlannedAct", "PlannedField", "Plans"]


@dataclass(frozen=True)
class PlannedAct:
    """How one act is done under one grant."""

    guard: Statement
    written: tuple[Scope, ...]
    """For which records each coordinate is open that it writes."""
    opens: bool
    """Whether its statement records the decision of the operation."""

    def reaches(self, place: str, own: frozenset[str]) -> bool:
        """Tell whether all that it writes is open on the records of a municipality."""
        return all(each.covers(place, own) for each in self.written)


@dataclass(frozen=True)
class PlannedField:
    """One root field and what answers it."""

    asked: Selected
    statement: Statement | None
    """`None` where the executor answers, or the answer is known."""
    known: bytes | None = None
    """JSON that needs no data."""
    counted: bool = False
    """Whether it is a check that counts."""
    act: "PlannedAct | None" = None
    """What is done before the statement reads its result; `None` where nothing is."""
    guard: Statement | None = None
    """Guard alone, of what events are told of."""


@dataclass(frozen=True)
class Plan:
    """How one operation is answered, or why it is refused."""

    fields: tuple[PlannedField, ...]
    refusals: tuple[Refusal, ...]
    withheld: tuple[str, ...]
    """Coordinates that the answer withholds on records of some municipalities."""
    decided: Decided

    @property
    def recorded(self) -> bool:
        """Whether a statement of the plan records what was decided."""
        return any(each.statement for each in self.fields)

    @property
    def acts(self) -> bool:
        """Whether it does anything to the register."""
        return any(each.act for each in self.fields)

    @property
    def counted(self) -> bool:
        """Whether a check is made."""
        return any(each.counted for each in self.fields)

    @property
    def executed(self) -> bool:
        """Whether the executor has a field to answer."""
        return any(each.statement is None and each.known is None for each in self.fields)


@dataclass(frozen=True)
class Plans:
    """The plans used most recently."""

    model: Model
    kept: BoundedCache[Hashable, Plan]

    def plan(self, operation: Operation, access: AccessContext, snapshot: Snapshot) -> Plan:
        """Plan an operation for someone who asks.

        Parameters
        ----------
        operation
            What is asked.
        access
            Who asks, in which capacity, for what.
        snapshot
            The policy in force.

        Returns
        -------
        Plan
            With refusals and no fields, or with fields and no refusals.
        """
        context = Context(access.role, access.home, access.purpose, access.day)
        grant = snapshot.grant(context, access.own)
        key = (operation, snapshot.version, grant.signature, *_capacity_key(access))
        known = self.kept.get(key)
        if known is None:
            known = self._make(operation, Enforcement(self.model, snapshot, access, grant))
            if not known.refusals:
                self.kept.put(key, known)
        return known

    def _make(self, operation: Operation, enforcement: Enforcement) -> Plan:
        refusals = enforcement.refuse(operation.selection)
        decided = enforcement.decide(operation.selection)
        if refusals:
            return Plan((), refusals, (), decided)
        fields = tuple(self._fields(operation.selection, enforcement, decided))
        named = [name for each in fields if each.statement for name in each.statement.withheld]
        return Plan(fields, (), tuple(dict.fromkeys(named)), decided)

    def _fields(
        self, asked: tuple[Selected, ...], enforcement: Enforcement, decided: Decided
    ) -> Iterator[PlannedField]:
        capacity = _capacity(enforcement.access)
        opening: Opening | None = Opening(decided, self._gated(asked))
        for each in asked:
            planned = self._field(each, enforcement.grant, capacity, opening)
            opening = None if planned.statement else opening
            yield planned

    def _gated(self, asked: tuple[Selected, ...]) -> frozenset[str]:
        roots = (each for each in asked if each.field in self.model.roots)
        return frozenset[str]().union(*(gated(self.model, each) for each in roots))

    def _field(
        self, asked: Selected, grant: Grant, capacity: Capacity, opening: Opening | None
    ) -> PlannedField:
        if asked.field == "__typename":
            return PlannedField(asked, None, orjson.dumps(asked.parent))
        if asked.field not in self.model.roots:
            return PlannedField(asked, None)
        if self.model.roots[asked.field].event is not None:
            return self._told(asked, grant, capacity)
        statement = compile_root(self.model, grant, capacity, asked, opening)
        act = self._act(asked, grant, capacity, opening)
        return PlannedField(
            asked, statement, counted=self.model.roots[asked.field].counted, act=act
        )

    def _told(self, asked: Selected, grant: Grant, capacity: Capacity) -> PlannedField:
        """Plan what events are told of: the decision is recorded when the stream begins."""
        statement = compile_root(self.model, grant, capacity, asked)
        return PlannedField(asked, statement, guard=compile_guard(self.model, capacity, asked))

    def _act(
        self, asked: Selected, grant: Grant, capacity: Capacity, opening: Opening | None
    ) -> PlannedAct | None:
        if self.model.roots[asked.field].made is None:
            return None
        cells = (each for each in list_cells(self.model, asked) if each.action == "write")
        written = tuple(grant.scope(each.coordinate, each.action) for each in cells)
        guard = compile_guard(self.model, capacity, asked)
        return PlannedAct(guard, written, opens=opening is not None)


def _capacity(access: AccessContext) -> Capacity:
    return Capacity(
        purpose=access.purpose,
        appointed=access.appointment_id is not None,
        connected=access.client is not None,
        single=len(access.own) == 1,
        trusted=access.document is not None,
    )


def _capacity_key(access: AccessContext) -> tuple[Hashable, ...]:
    return (_capacity(access), access.case is None)
