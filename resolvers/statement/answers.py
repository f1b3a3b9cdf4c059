"""What a root field answers: a list, one record or one value."""

from dataclasses import replace

from resolvers.model import Root
from resolvers.statement.conditions import root_conditions
from resolvers.statement.guard import PASSED
from resolvers.statement.records import Record, Scribe, conjunction, ordered
from resolvers.statement.selection import Selected

__all__ = ["content", "listed", "one"]


def listed(scribe: Scribe, root: Root, asked: Selected) -> str:
    """Write the common table ``answer`` of a list."""
    table = scribe.model.tables[root.type]
    reached = scribe.record(table, scribe.alias())
    conditions = root_conditions(scribe, root, reached, asked)
    fields = scribe.fields(replace(reached, known=frozenset(conditions)), asked.selection)
    rows = (
        f"SELECT {fields} FROM api.{table.view} AS {reached.alias} "
        f"WHERE {conjunction(conditions)}{ordered(reached.alias, root.default_sort)}"
    )
    return (
        f"answer AS MATERIALIZED (SELECT (SELECT coalesce(json_agg(o), '[]') FROM ({rows}) AS o) "
        f"AS json, '{{}}'::text[] AS subjects FROM guard WHERE {PASSED})"
    )


def one(scribe: Scribe, root: Root, asked: Selected) -> str:
    """Write the common table ``answer`` of one record, or of one value of it."""
    table = scribe.model.tables[root.type]
    reached = scribe.record(table, scribe.alias(), missing=root.missing)
    alias = reached.alias
    conditions = root_conditions(scribe, root, reached, asked)
    reached = replace(reached, known=frozenset(conditions))
    row = (
        f"SELECT true AS found, {alias}.* FROM api.{table.view} AS {alias} "
        f"WHERE {conjunction(conditions)} LIMIT 1"
    )
    subject = scribe.subject(reached, asked.selection)
    # What is not told of an event is no disclosure: then there is no answer at all.
    join = "JOIN" if root.event else "LEFT JOIN"
    return (
        f"answer AS MATERIALIZED (SELECT {content(scribe, root, reached, asked)} AS json, "
        f"array_remove(ARRAY[{subject}], NULL) AS subjects "
        f"FROM guard {join} LATERAL ({row}) AS {alias} ON true WHERE {PASSED})"
    )


def content(scribe: Scribe, root: Root, reached: Record, asked: Selected) -> str:
    """Write the JSON of one record, or of one value of it."""
    if root.scalar:
        return f"to_json({reached.column(root.scalar)})"
    content = scribe.json(reached, asked.selection)
    return content if root.missing else f"CASE WHEN {reached.alias}.found THEN {content} END"
