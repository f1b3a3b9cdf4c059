"""Checks: where there is no such licence, the work is that of the next one by number.

All of it is done before it is known whether it is what was asked for, and what was not asked for
stays inside the statement: a miss costs what a hit costs.
"""

from collections.abc import Sequence
from dataclasses import replace
from json import dumps
from typing import TYPE_CHECKING, cast

from resolvers.model import Root
from resolvers.statement.answers import content
from resolvers.statement.conditions import root_conditions
from resolvers.statement.guard import PASSED
from resolvers.statement.records import Record, Scribe, conjunction
from resolvers.statement.selection import Selected
from resolvers.statement.tallies import WITHIN, tally, within

if TYPE_CHECKING:
    from resolvers.statement.arguments import Leaf

__all__ = ["checked"]


def checked(scribe: Scribe, root: Root, asked: Selected) -> tuple[str, ...]:
    """Write the common tables of a check: its counts, the work, and the ``answer``."""
    cased = scribe.capacity.purpose in root.recorded
    return (
        tally(scribe.capacity, scribe.parameters, passed=PASSED, cased=cased),
        within(scribe.capacity, scribe.parameters, cased=cased),
        _work(scribe, root, asked),
        _answer(root, asked),
    )


def _work(scribe: Scribe, root: Root, asked: Selected) -> str:
    table = scribe.model.tables[root.type]
    reached = scribe.record(table, scribe.alias(), missing=root.missing)
    alias = reached.alias
    conditions = root_conditions(scribe, root, reached, asked)
    row = _row(scribe, root, reached, asked, conditions)
    reached = replace(reached, known=frozenset(conditions))
    subject = scribe.subject(reached, asked.selection)
    return (
        f"worked AS MATERIALIZED (SELECT {alias}.found, "
        f"{content(scribe, root, reached, asked)} AS json, {subject} AS subject, "
        f"{alias}.number, {alias}.result, {alias}.reason FROM guard CROSS JOIN within "
        f"LEFT JOIN LATERAL ({row}) AS {alias} ON true WHERE {PASSED} AND {WITHIN})"
    )


def _row(
    scribe: Scribe, root: Root, reached: Record, asked: Selected, conditions: Sequence[str]
) -> str:
    (name,) = root.keys
    number = scribe.parameters.reader(cast("Leaf", asked.arguments[name]).read, "text")
    alias = reached.alias
    return (
        f"SELECT ({conjunction(list(conditions))}) AS found, {alias}.* "
        f"FROM api.{reached.table.view} AS {alias} "
        f"WHERE {alias}.number >= {number} ORDER BY {alias}.number LIMIT 1"
    )


def _answer(root: Root, asked: Selected) -> str:
    columns = {
        "json": ("worked.json", f"'{_absent(root, asked)}'::json"),
        "subjects": ("array_remove(ARRAY[worked.subject], NULL)", "'{}'::text[]"),
        "number": ("worked.number", "NULL"),
        "result": ("worked.result", f"'{root.missing['result']}'"),
        "reason": ("worked.reason", "NULL"),
    }
    cases = ", ".join(
        f"CASE WHEN worked.found THEN {found} ELSE {absent} END AS {name}"
        for name, (found, absent) in columns.items()
    )
    return f"answer AS MATERIALIZED (SELECT {cases} FROM worked)"


def _absent(root: Root, asked: Selected) -> str:
    """Write what answers for a licence that is not there, as SQL text."""
    if root.scalar:
        return dumps(root.missing[root.scalar])
    return dumps({each.name: _missing(root, each) for each in asked.selection})


def _missing(root: Root, asked: Selected) -> object:
    if asked.field == "__typename":
        return root.type
    many = asked.field in {"withheld", "annotations"}
    return [] if many else root.missing.get(asked.field)
