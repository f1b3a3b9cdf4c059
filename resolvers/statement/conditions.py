"""Which rows a root field reaches: its keys, filters, purpose and order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from resolvers.model import SORTING, Apart, Bound, Filter, Fixed, Limit, Named, Operator, Root, Sort
from resolvers.statement.arguments import Argument, Leaf, Reader, Variables
from resolvers.statement.parameters import CASTS, enum_name
from resolvers.statement.records import Record, Scribe, column_name, field_name
from resolvers.statement.scopes import ALWAYS
from resolvers.statement.selection import Selected

__all__ = ["argument_cells", "chosen_sort", "coordinates", "root_conditions"]


@dataclass(frozen=True)
class _Chosen:
    filter: Filter
    value: Leaf


def root_conditions(scribe: Scribe, root: Root, record: Record, asked: Selected) -> list[str]:
    """Write what a row must meet to be in the answer of a root field."""
    conditions = [_reached(scribe, root, record, asked)]
    made = root.made is not None
    conditions += scribe.visible(record, made=made) if root.scalar is None else []
    conditions += [_keyed(scribe, root, record, root.event)] if root.event else []
    conditions += _keys(scribe, root, record, asked)
    conditions += _filters(scribe, root, record, asked)
    conditions += _bounds(root, record, scribe.capacity.purpose, coordinates(asked))
    conditions += _day(scribe, root, record, asked)
    conditions += _sortable(scribe, root, record, asked)
    if root.caller:
        officer = scribe.parameters.asker("officer", "uuid")
        conditions.append(f"{record.alias}.{root.caller} = {officer}")
    return [each for each in dict.fromkeys(conditions) if each != ALWAYS]


def _reached(scribe: Scribe, root: Root, record: Record, asked: Selected) -> str:
    """Write how the record is reached; an act was decided on before it made its own."""
    if root.made is None:
        return scribe.open(asked.coordinate, record)
    return _keyed(scribe, root, record, root.made.column)


def _keyed(scribe: Scribe, root: Root, record: Record, column: str) -> str:
    """Write that the record is the one an act made, or that an event is about."""
    kind = CASTS.get(scribe.model.kinds[f"{root.type}.{field_name(column)}"], "text")
    return f"{record.alias}.{column} = {scribe.parameters.asker('made', 'text')}::{kind}"


def coordinates(asked: Selected) -> Iterator[str]:
    """Name the coordinates of a field and of all below it."""
    yield asked.coordinate
    for each in asked.selection:
        yield from coordinates(each)


def argument_cells(root: Root, asked: Selected) -> Iterator[tuple[str, str]]:
    """Name what the arguments of a root field need: coordinates, each with its action."""
    yield from ((root.keys[name], "filter") for name in root.keys if name in asked.arguments)
    yield from ((each, "write") for each in _written(root, asked))
    chosen = _chosen_filters(root, asked)
    yield from ((f"{root.type}.{each.filter.field}", "filter") for each in chosen)
    yield from _sort_cells(root, asked)


def _written(root: Root, asked: Selected) -> Iterator[str]:
    """Name what an act writes: always, and with the fields of the input that are given."""
    if root.made is None:
        return
    yield from root.made.always
    given = cast("Mapping[str, Argument]", asked.arguments["input"])  # An input is required.
    yield from (root.made.writes[name] for name in given if name in root.made.writes)


def _chosen_filters(root: Root, asked: Selected) -> Iterator[_Chosen]:
    given: Argument = asked.arguments.get("filter", {})
    if isinstance(given, Mapping):
        for name, value in given.items():
            if isinstance(value, Leaf) and value.now is not None:
                yield _Chosen(root.filters[name], value)


def chosen_sort(scribe: Scribe, root: Root, record: Record, asked: Selected) -> tuple[Sort, ...]:
    """Pick the order asked for, or of the root's own what it does not withhold."""
    return _asked_sort(root, asked) or tuple(scribe.told(record, root.default_sort))


def _asked_sort(root: Root, asked: Selected) -> tuple[Sort, ...]:
    given = asked.arguments.get("orderBy")
    name = enum_name(given.now) if isinstance(given, Leaf) else None
    return root.sorts[str(name)] if name is not None else ()


def _sort_cells(root: Root, asked: Selected) -> Iterator[tuple[str, str]]:
    """Leave out the last column: it is the key, and whoever sees a record sees its key."""
    for sort in _asked_sort(root, asked)[:-1]:
        for action in SORTING:
            yield f"{root.type}.{field_name(sort.column)}", action


def _keys(scribe: Scribe, root: Root, record: Record, asked: Selected) -> Iterator[str]:
    for name, coordinate in root.keys.items():
        value = cast("Leaf", asked.arguments[name])  # A key is required, and one scalar.
        column = column_name(coordinate.partition(".")[2])
        kind = scribe.model.kinds[coordinate]
        bind = scribe.parameters.reader(value.read, CASTS.get(kind, "text"))
        yield scribe.open(coordinate, record, "filter")
        yield f"{record.alias}.{column} = {bind}"


def _filters(scribe: Scribe, root: Root, record: Record, asked: Selected) -> Iterator[str]:
    for chosen in _chosen_filters(root, asked):
        coordinate = f"{root.type}.{chosen.filter.field}"
        yield scribe.open(coordinate, record, "filter")
        yield _comparison(scribe, record, coordinate, chosen)


def _comparison(scribe: Scribe, record: Record, coordinate: str, chosen: _Chosen) -> str:
    column = f"{record.alias}.{column_name(chosen.filter.field)}"
    kind = CASTS.get(scribe.model.kinds[coordinate], "text")
    operator = "=" if chosen.filter.operator is Operator.IN else chosen.filter.operator.value
    if not isinstance(chosen.value.now, list):
        return f"{column} {operator} {scribe.parameters.reader(_name(chosen.value.read), kind)}"
    if len(chosen.value.now) == 1:
        return f"{column} = {scribe.parameters.reader(_only(chosen.value.read), kind)}"
    return f"{column} = any({scribe.parameters.reader(_names(chosen.value.read), f'{kind}[]')})"


def _name(read: Reader) -> Reader:
    return lambda variables: enum_name(read(variables))


def _only(read: Reader) -> Reader:
    names = _names(read)
    return lambda variables: cast("list[object]", names(variables))[0]


def _names(read: Reader) -> Reader:
    def names(variables: Variables) -> object:
        values = read(variables)
        return [enum_name(each) for each in values] if isinstance(values, list) else values

    return names


def _bounds(root: Root, record: Record, purpose: str, asked: Iterator[str]) -> Iterator[str]:
    if root.event and purpose not in root.bounds:
        yield "false"
    limits = list(root.bounds.get(purpose, ()))
    limits += [root.case_fields[each] for each in asked if each in root.case_fields]
    for limit in limits:
        yield _bound(record, limit)


def _bound(record: Record, limit: Limit) -> str:
    column = f"{record.alias}.{limit.column}"
    match limit:
        case Fixed():
            return f"{column} = '{limit.value}'"
        case Bound():
            return f"{column} = guard.{limit.case_column}"
        case Apart():
            return f"{column} IS DISTINCT FROM guard.{limit.case_column}"
        case Named():
            return (
                f"EXISTS (SELECT FROM api.{limit.view} AS n WHERE n.{limit.column} = {column} "
                f"AND n.{limit.case_column} = guard.{limit.case_column})"
            )


def _day(scribe: Scribe, root: Root, record: Record, asked: Selected) -> Iterator[str]:
    if root.on is None:
        return
    given = asked.arguments.get("on")
    if isinstance(given, Leaf) and given.now is not None:
        day = scribe.parameters.reader(given.read, "date")
    else:
        day = scribe.parameters.asker("day", "date")
    start, end = (f"{record.alias}.{column}" for column in root.on)
    yield f"{start} <= {day} AND ({end} IS NULL OR {day} < {end})"


def _sortable(scribe: Scribe, root: Root, record: Record, asked: Selected) -> Iterator[str]:
    for coordinate, action in _sort_cells(root, asked):
        yield scribe.open(coordinate, record, action)
