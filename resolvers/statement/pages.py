"""Connections: a page of records, its edges and where the next one begins."""

from dataclasses import dataclass, replace
from dataclasses import field as filled

from resolvers.model import Root, Sort
from resolvers.statement.arguments import Leaf
from resolvers.statement.conditions import chosen_sort, root_conditions
from resolvers.statement.cursors import cursor, read_cursor
from resolvers.statement.guard import PASSED
from resolvers.statement.parameters import CASTS
from resolvers.statement.records import Record, Scribe, conjunction, field_name, ordered, sized
from resolvers.statement.selection import Selected

__all__ = ["page"]


@dataclass
class _Page:
    """The rows of a page: one column for each set of fields asked of its nodes."""

    scribe: Scribe
    root: Root
    record: Record
    asked: Selected
    size: str
    conditions: list[str]
    columns: list[str] = filled(default_factory=list)

    def node(self, selection: tuple[Selected, ...]) -> str:
        """Add a column that holds each node with these fields; return its name."""
        name = f"node{len(self.columns)}"
        self.columns.append(f"{self.scribe.json(self.record, selection)} AS {name}")
        return f"p.{name}"

    def cursor(self) -> str:
        """Add a column that holds the cursor of each row, once; return its name."""
        written = f"{cursor(self.record.alias, self.sorts)} AS cursor"
        if written not in self.columns:
            self.columns.append(written)
        return "p.cursor"

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """Order of the rows; ends in the key."""
        return chosen_sort(self.scribe, self.root, self.record, self.asked)


def page(scribe: Scribe, root: Root, asked: Selected) -> tuple[str, str]:
    """Write a connection.

    Returns
    -------
    tuple of str
        The common table ``page``, one row more than asked for; and ``answer``.
    """
    table = scribe.model.tables[root.type]
    record = scribe.record(table, scribe.alias())
    size = scribe.parameters.reader(sized(_leaf(asked, "first").read), "integer")
    conditions = root_conditions(scribe, root, record, asked)
    known = replace(record, known=frozenset(conditions))
    part = _Page(scribe, root, known, asked, size, conditions)
    connection = ", ".join(f'{_member(part, each)} AS "{each.name}"' for each in asked.selection)
    answer = (
        f"answer AS MATERIALIZED (SELECT (SELECT row_to_json(c) FROM (SELECT {connection}) AS c) "
        f"AS json, {_subjects(part)} AS subjects FROM guard WHERE {PASSED})"
    )
    return _rows(part), answer


def _leaf(asked: Selected, name: str) -> Leaf:
    value = asked.arguments.get(name)
    return value if isinstance(value, Leaf) else Leaf(lambda _: None, None)


def _rows(part: _Page) -> str:
    alias = part.record.alias
    sorts = part.sorts
    conditions = [PASSED, *part.conditions, *_after(part)]
    subject = part.scribe.subject(part.record, _nodes(part.asked))
    columns = [
        "row_number() OVER () AS place",
        f"{subject} AS subject",
    ]
    return (
        f"page AS MATERIALIZED (SELECT {', '.join([*columns, *part.columns])} FROM "
        f"(SELECT {alias}.* FROM guard CROSS JOIN api.{part.record.table.view} AS {alias} "
        f"WHERE {conjunction(conditions)}{ordered(alias, sorts)} LIMIT {part.size} + 1) "
        f"AS {alias})"
    )


def _nodes(asked: Selected) -> tuple[Selected, ...]:
    """Gather the fields asked of nodes, wherever in the connection they stand."""
    below = [each for each in asked.selection if each.field in ("nodes", "edges", "node")]
    direct = [each.selection for each in below if each.field != "edges"]
    through = [_nodes(each) for each in below if each.field == "edges"]
    return tuple(field for fields in direct + through for field in fields)


def _after(part: _Page) -> list[str]:
    after = _leaf(part.asked, "after")
    if after.now is None:
        return []
    alias = part.record.alias
    sorts = part.sorts
    kinds = tuple(
        part.scribe.model.kinds[f"{part.root.type}.{field_name(each.column)}"] for each in sorts
    )
    binds = [
        part.scribe.parameters.reader(
            read_cursor(after.read, kinds, place), CASTS.get(kind, "text")
        )
        for place, kind in enumerate(kinds)
    ]
    columns = ", ".join(f"{alias}.{each.column}" for each in sorts)
    return [f"({columns}) {'<' if sorts[0].descending else '>'} ({', '.join(binds)})"]


def _subjects(part: _Page) -> str:
    return (
        f"(SELECT coalesce(array_agg(DISTINCT p.subject), '{{}}') FROM page AS p "
        f"WHERE p.place <= {part.size} AND p.subject IS NOT NULL)"
    )


def _member(part: _Page, asked: Selected) -> str:
    if asked.field == "nodes":
        return _listed(part, part.node(asked.selection))
    if asked.field == "edges":
        return _edges(part, asked)
    if asked.field == "pageInfo":
        return _page_info(part, asked)
    return f"'{asked.parent}'::text"


def _listed(part: _Page, value: str) -> str:
    return (
        f"(SELECT coalesce(json_agg({value} ORDER BY p.place), '[]') "
        f"FROM page AS p WHERE p.place <= {part.size})"
    )


def _edges(part: _Page, asked: Selected) -> str:
    columns = ", ".join(f'{_edge(part, each)} AS "{each.name}"' for each in asked.selection)
    return _listed(part, f"(SELECT row_to_json(e) FROM (SELECT {columns}) AS e)")


def _edge(part: _Page, asked: Selected) -> str:
    if asked.field == "node":
        return part.node(asked.selection)
    return part.cursor() if asked.field == "cursor" else f"'{asked.parent}'::text"


def _page_info(part: _Page, asked: Selected) -> str:
    columns = ", ".join(f'{_info(part, each)} AS "{each.name}"' for each in asked.selection)
    return f"(SELECT row_to_json(i) FROM (SELECT {columns}) AS i)"


def _info(part: _Page, asked: Selected) -> str:
    within = f"FROM page AS p WHERE p.place <= {part.size} ORDER BY p.place"
    match asked.field:
        case "hasNextPage":
            return f"(SELECT count(*) > {part.size} FROM page)"
        case "hasPreviousPage":
            return str(_leaf(part.asked, "after").now is not None).lower()
        case "startCursor":
            return f"(SELECT {part.cursor()} {within} LIMIT 1)"
        case "endCursor":
            return f"(SELECT {part.cursor()} {within} DESC LIMIT 1)"
        case _:
            return f"'{asked.parent}'::text"
