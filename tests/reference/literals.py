"""Arguments drawn at random, each as a literal and as the value of a variable."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import GraphQLEnumType, GraphQLInputObjectType
from hypothesis import strategies as st

from tests.reference.links import ROOTS
from tests.reference.rows import CURSOR_KEYS, INSPECTIONS, NUMBERS, OPERATOR_NUMBERS
from tests.reference.selections import SCHEMA

__all__ = ["ARGUMENTS", "Given", "after"]


@dataclass(frozen=True)
class Given:
    """One value of an argument."""

    text: str
    value: Any
    fields: "Mapping[str, tuple[str, Given]]" = field(default_factory=dict)
    """Field of an input object -> its type and value."""


def _plain(value: Any) -> Given:
    return Given(json.dumps(value, ensure_ascii=False), value)


def _names(values: list[str]) -> Given:
    return Given(f"[{', '.join(values)}]", values)


def _one_of(*values: Any) -> st.SearchStrategy[Given]:
    return st.sampled_from([_plain(value) for value in values])


_DAYS: Final = ("2019-06-01", "2022-01-01", "2086-06-06", "2090-01-01", "2095-01-01")
_MOMENTS: Final = (
    "2026-01-01T00:00:00Z",
    "2026-02-10T12:00:00+01:00",
    "2026-03-02T11:00:00.5Z",
    "2026-09-01T23:59:59Z",
    "2026-10-02T09:30:00Z",
    "2030-01-01T00:00:00Z",
)
_CODES: Final = ("GM0344", "GM0363", "GM0518", "GM0003", "GM9999")
_TRADE_NAMES: Final = ("Club Één", "Raam & Zoon", "'t Huis", 'x" OR 1=1', "", "Escort 🙂")


def _input_field(type_: str) -> st.SearchStrategy[Given]:
    listed = type_.startswith("[")
    named = type_.strip("[]!")
    if named == "Date":
        return _one_of(*_DAYS)
    if named == "DateTime":
        return _one_of(*_MOMENTS)
    enum = SCHEMA.type_map[named]
    if isinstance(enum, GraphQLEnumType):
        return st.lists(st.sampled_from(sorted(enum.values)), max_size=4).map(_names)
    if listed:
        return st.lists(st.sampled_from(_CODES), max_size=3).map(_plain)
    return _one_of(*_TRADE_NAMES)


@st.composite
def _filters(draw: st.DrawFn, type_: GraphQLInputObjectType) -> Given:
    """Draw a filter of up to two fields, one of them null now and then."""
    names = draw(st.lists(st.sampled_from(sorted(type_.fields)), max_size=2, unique=True))
    fields = {}
    for name in names:
        kind = str(type_.fields[name].type)
        empty = draw(st.integers(0, 7)) == 0
        fields[name] = (kind, Given("null", None) if empty else draw(_input_field(kind)))
    text = ", ".join(f"{name}: {given.text}" for name, (_, given) in fields.items())
    return Given(f"{{{text}}}", {name: given.value for name, (_, given) in fields.items()}, fields)


_NULL: Final = Given("null", None)
_ABSENT: Final[st.SearchStrategy[Given | None]] = st.none()


def _filter_of(root: str) -> st.SearchStrategy[Given | None]:
    """Draw the filter of a page, if any."""
    kind = _input(root, "filter")
    assert isinstance(kind, GraphQLInputObjectType)
    return _ABSENT | st.just(_NULL) | _filters(kind)


def _order_of(root: str) -> st.SearchStrategy[Given | None]:
    """Draw the order of a page, if any."""
    kind = _input(root, "orderBy")
    assert isinstance(kind, GraphQLEnumType)
    named = st.sampled_from([Given(name, name) for name in kind.values])
    return _ABSENT | st.just(_NULL) | named


def _input(root: str, name: str) -> object:
    query = SCHEMA.query_type
    assert query
    return query.fields[root].args[name].type


def after(root: str, order: Given | None) -> st.SearchStrategy[Given | None]:
    """Draw a cursor of this order, if any."""
    chosen = [order.value] if order and order.value else _usual_orders(root)
    cursors = [f"@{root}:{name}:{key}@" for name in chosen for key in CURSOR_KEYS[root]]
    return _ABSENT | st.just(_NULL) | _one_of(*cursors)


def _usual_orders(root: str) -> list[str]:
    """Name the order that a page has by itself, and what is left of it if that is withheld."""
    usual = ROOTS[root].default
    return [usual, "KEY"] if len(ROOTS[root].orders[usual.rpartition("_")[0]]) > 1 else [usual]


_UNKNOWN: Final = "00000000-0000-4000-8000-000000000000"

ARGUMENTS: Final[Mapping[tuple[str, str], st.SearchStrategy[Given | None]]] = {
    ("", "number"): _one_of(*NUMBERS, "ZZZZZZZZZZ"),
    ("operatorLicence", "number"): _one_of(*OPERATOR_NUMBERS, "OP-9", "' OR 1=1 --"),
    ("", "id"): _one_of(*(str(each) for each in INSPECTIONS), _UNKNOWN),
    ("", "code"): _one_of(*_CODES),
    ("", "month"): _one_of("2026-01-01", "2026-02-01", "2026-03-01"),
    ("", "on"): _ABSENT | st.just(_NULL) | _one_of("2018-06-01", "2020-01-01", "2026-01-01"),
    ("", "first"): _ABSENT | _one_of(1, 2, 3, 5, 50),
    **{(root, "filter"): _filter_of(root) for root in CURSOR_KEYS},
    **{(root, "orderBy"): _order_of(root) for root in CURSOR_KEYS},
}
"""Root field, or none for any field, and argument -> what it may be."""
