"""From one root field and a grant to one statement."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from policies.decision import Grant
from resolvers.model import ENTRIES, Cardinality, Model, Root
from resolvers.statement.answers import listed, one
from resolvers.statement.arguments import Variables
from resolvers.statement.checks import checked
from resolvers.statement.conditions import coordinates
from resolvers.statement.decisions import Decided, record_decision
from resolvers.statement.guard import Disclosure, guard, record
from resolvers.statement.pages import page
from resolvers.statement.parameters import Asker, Binder, Capacity, Parameters
from resolvers.statement.records import Scribe
from resolvers.statement.sealed import Seals, find_seals
from resolvers.statement.selection import Selected
from resolvers.statement.tallies import record_check

__all__ = [
    "Opening",
    "Statement",
    "bound_to_case",
    "compile_guard",
    "compile_root",
    "gated",
    "needs_case",
]


@dataclass(frozen=True)
class Statement:
    """One statement: guard, rows and disclosure."""

    text: str
    binders: tuple[Binder, ...]
    withheld: tuple[str, ...]
    """Coordinates that the answer withholds on records of some municipalities."""
    seals: Seals = field(default_factory=dict)
    """What of its answer is sealed; empty where it is passed on as it is."""

    def arguments(self, asker: Asker, variables: Variables) -> list[object]:
        """Read the bind parameters of one request.

        Raises
        ------
        ArgumentInvalidError
            If an argument has a value that no statement may be run with.
        """
        return [bind(asker, variables) for bind in self.binders]


@dataclass(frozen=True)
class Opening:
    """What the first statement of an operation does for all of them."""

    decided: Decided
    """Decision to record."""
    gated: frozenset[str]
    """Types that need a legal basis, of every root field."""


def compile_root(
    model: Model,
    grant: Grant,
    capacity: Capacity,
    asked: Selected,
    opening: Opening | None = None,
) -> Statement:
    """Compile one root field to the statement that answers it.

    Parameters
    ----------
    model
        Types, roots and their views.
    grant
        What is open; every coordinate of ``asked`` is open for some record.
    capacity
        What of the asker decides the text.
    asked
        Root field with its selection.
    opening
        What the statement does because it is the first of its operation; `None` otherwise.

    Returns
    -------
    Statement
        Answers one row: ``head appointment client basis matter`` (whether each
        check passed) and ``json`` (UTF-8; null where there is no record).
    """
    root = model.roots[asked.field]
    scribe = Scribe(model, grant, capacity)
    case = needs_case(model, capacity.purpose, asked)
    disclosed = _disclosed(model, asked)
    types = opening.gated if opening else gated(model, asked)
    parts = [
        guard(capacity, types, scribe.parameters, case=case),
        *_answer(scribe, root, asked),
    ]
    if disclosed:
        parts.append(record(Disclosure(asked.coordinate, disclosed), scribe.parameters))
    if capacity.purpose in root.recorded:
        parts.append(record_check(scribe.parameters))
    if opening:
        parts.append(record_decision(opening.decided, capacity, scribe.parameters))
    exceeded = ", within.exceeded" if root.counted else ""
    return Statement(
        f"WITH {', '.join(parts)} SELECT guard.head, guard.appointment, guard.client, "
        f"guard.basis, guard.matter{exceeded}, "
        "convert_to(answer.json::text, 'UTF8') AS json "
        f"FROM guard LEFT JOIN answer ON true{' CROSS JOIN within' if root.counted else ''}",
        tuple(scribe.parameters.binders),
        tuple(scribe.withheld),
        find_seals(model, asked),
    )


def compile_guard(model: Model, capacity: Capacity, asked: Selected) -> Statement:
    """Compile the guard alone: of an act before it writes, of a stream while nothing happens.

    Returns
    -------
    Statement
        Answers one row: the checks of `compile_root`, and the columns of the case where one is
        needed.
    """
    parameters = Parameters()
    case = needs_case(model, capacity.purpose, asked)
    written = guard(capacity, gated(model, asked), parameters, case=case)
    return Statement(f"WITH {written} SELECT guard.* FROM guard", tuple(parameters.binders), ())


def needs_case(model: Model, purpose: str, asked: Selected) -> bool:
    """Tell whether a root field is answered only to someone with an open case."""
    root = model.roots[asked.field]
    if root.made is not None:
        return purpose in root.made.cased or any(
            _of_case(model, each) for each in coordinates(asked)
        )
    told = (*coordinates(asked), *_told(model, asked))
    return any(bound_to_case(model, purpose, each) for each in told)


def _told(model: Model, asked: Selected) -> tuple[str, ...]:
    """Name what an answer tells by its mere shape: that there is a record with a key."""
    root = model.roots[asked.field]
    key = model.tables[root.type].key
    return () if key is None or root.scalar else (f"{root.type}.{key}",)


def bound_to_case(model: Model, purpose: str, coordinate: str) -> bool:
    """Tell whether a coordinate is answered only to someone with an open case."""
    if _of_case(model, coordinate):
        return True
    personal = _listed(model, coordinate) and not model.public(coordinate)
    return personal and purpose in CASE_PURPOSES


def _of_case(model: Model, coordinate: str) -> bool:
    return any(coordinate in root.case_fields for root in model.roots.values())


CASE_PURPOSES = frozenset(
    {
        "LICENCE_CHECK",
        "LICENCE_ISSUANCE",
        "DATA_SUBJECT_REQUEST",
        "AUDIT",
        "STATISTICS",
        "RETENTION",
    }
)
"""Purposes that reach anything beyond the public parts only within a case."""


def _listed(model: Model, coordinate: str) -> bool:
    return coordinate in model.kinds and coordinate.partition(".")[0] not in ENTRIES


def _disclosed(model: Model, asked: Selected) -> tuple[str, ...]:
    """Name what an answer discloses; nothing where all of it is public."""
    root = model.roots[asked.field]
    below = [each for each in coordinates(asked) if each in model.kinds]
    told = (*below, *_told(model, asked))
    personal = root.scalar is not None or any(
        not model.public(each) for each in told if _listed(model, each)
    )
    named = [name for each in below for name in (each, *_lineage(model, each))]
    return tuple(dict.fromkeys(named)) if personal else ()


def _lineage(model: Model, coordinate: str) -> tuple[str, ...]:
    parent, _, field = coordinate.partition(".")
    table = model.tables.get(parent)
    return table.lineage.get(field, ()) if table else ()


def gated(model: Model, asked: Selected) -> frozenset[str]:
    """Name the types of a root field that need a legal basis."""
    names = {asked.type, model.roots[asked.field].type, *_types(asked)}
    return frozenset(name for name in names if name in model.tables and model.tables[name].gated)


def _types(asked: Selected) -> Iterator[str]:
    yield asked.type
    for each in asked.selection:
        yield from _types(each)


def _answer(scribe: Scribe, root: Root, asked: Selected) -> tuple[str, ...]:
    if root.cardinality is Cardinality.PAGE:
        return page(scribe, root, asked)
    if root.cardinality is Cardinality.LIST:
        return (listed(scribe, root, asked),)
    return checked(scribe, root, asked) if root.counted else (one(scribe, root, asked),)
