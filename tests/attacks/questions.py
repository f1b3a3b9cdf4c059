"""Documents drawn at random from the schema: valid ones, nearly valid ones, and noise."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphql import (
    GraphQLField,
    GraphQLInputType,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)
from hypothesis import strategies as st

from resolvers.schema import CORE, MODEL
from tests.attacks.scene import case

__all__ = ["broken_documents", "documents"]

_LITERALS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "LicenceNumber": (('"UTRECHT222"', '"AMSTERDAM2"', '"2222222222"'), ('"%"', "null")),
    "UUID": ((f'"{case(3, 1)}"', f'"{case(3, 4)}"', f'"{case(9, 9)}"'), ('"x"',)),
    "String": (
        ('"UTR-1"', '"GM0344"', '"Club UTR 1"'),
        ('""', '"%"', '"WyJBTVMtMSJd"', '"\\u0000"'),
    ),
    "Int": (("1", "2", "50"), ("0", "51", "-1", "2147483648", "1.0")),
    "Date": (('"2026-11-24"', '"2022-03-23"', '"0001-01-01"', '"9999-12-31"'), ('"2026-13-01"',)),
    "DateTime": (
        ('"2026-01-02T00:00:00Z"', '"9999-12-31T00:00:00Z"'),
        ('"0001-01-01T00:00:00+23:59"', '"2026-01-02"'),
    ),
}
"""Type -> values that fit, and values that do not or hardly."""
_NOISE = (
    "{",
    "}",
    "(",
    ")",
    "...",
    "on",
    "@skip(if: true)",
    "@x",
    "$v",
    ":",
    "!",
    "[",
    "]",
    '"',
    '"""',
    "fragment F on Query { __typename }",
    "...F",
    "query",
    "mutation",
    "subscription",
    "__schema",
    "null",
    "\\",
    "\0",
    "#",
    "\ufeff",
    "é",
    "9" * 400,
    "_service { sdl }",
    "number",
    "first: 51",
)


@st.composite
def documents(draw: st.DrawFn, within: frozenset[str] | None = None) -> str:
    """Draw a document that fits the schema, most of the time.

    Parameters
    ----------
    draw
        Given by hypothesis.
    within
        Coordinates to stay within; none means all there are.
    """
    query = CORE.query_type
    assert query is not None
    painter = _Painter(draw, within)
    return f"query Q {painter.selection(query, depth=draw(st.integers(2, 5)))}"


@st.composite
def broken_documents(draw: st.DrawFn) -> str:
    """Draw a document in which something was cut out, doubled or put in."""
    text = draw(documents())
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 12)))
        put = draw(st.sampled_from((*_NOISE, text[start:end] * 2, "")))
        text = f"{text[:start]} {put} {text[end:]}"
    return text


@dataclass(frozen=True)
class _Painter:
    """Draws selections of one document."""

    draw: st.DrawFn
    within: frozenset[str] | None

    def selection(self, kind: GraphQLObjectType, *, depth: int) -> str:
        """Draw the fields asked of a type, objects only where there is depth left."""
        names = [
            name
            for name, each in kind.fields.items()
            if self._open(kind.name, name)
            and (depth > 1 or not is_object_type(get_named_type(each.type)))
        ]
        some = st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True)
        chosen = self.draw(some) if names else []
        fields = [self._field(name, kind.fields[name], depth=depth) for name in chosen]
        return f"{{ {' '.join([*fields, '__typename'])} }}"

    def _open(self, kind: str, name: str) -> bool:
        coordinate = f"{kind}.{name}"
        known = coordinate in MODEL.kinds
        return self.within is None or not known or coordinate in self.within

    def _field(self, name: str, field: GraphQLField, *, depth: int) -> str:
        given = [
            f"{key}: {_value(self.draw, each.type)}"
            for key, each in field.args.items()
            if is_non_null_type(each.type) or self.draw(st.integers(0, 3)) == 0
        ]
        kind = get_named_type(field.type)
        alias = self.draw(st.sampled_from(("", "", "", "", "a: ", "number: ")))
        below = f" {self.selection(kind, depth=depth - 1)}" if is_object_type(kind) else ""
        return f"{alias}{name}{'(' + ', '.join(given) + ')' if given else ''}{below}"


def _value(draw: st.DrawFn, kind: GraphQLInputType) -> str:
    nullable = get_nullable_type(kind)
    if is_list_type(nullable):
        items = [_value(draw, nullable.of_type) for _ in range(draw(st.integers(0, 3)))]
        return f"[{', '.join(items)}]"
    if is_input_object_type(nullable):
        names = draw(st.lists(st.sampled_from(sorted(nullable.fields)), max_size=3, unique=True))
        given = [f"{name}: {_value(draw, nullable.fields[name].type)}" for name in names]
        return f"{{{', '.join(given)}}}"
    if is_enum_type(nullable):
        return str(draw(st.sampled_from(sorted(nullable.values))))
    good, odd = _LITERALS[get_named_type(nullable).name]
    return str(draw(st.sampled_from(good * 4 + odd)))
