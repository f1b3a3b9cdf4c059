"""Operations drawn at random: every root but ``myAccess``, every spelling of a selection."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    is_object_type,
    parse,
    visit,
)
from hypothesis import strategies as st

from tests.reference.links import ROOTS, WRAPPERS
from tests.reference.literals import ARGUMENTS, Given, after
from tests.reference.selections import SCHEMA

__all__ = ["Operation", "named_coordinates", "operations"]

_QUERY: Final = SCHEMA.query_type or GraphQLObjectType("Query", {})
_DEPTH: Final = 4
_NAME: Final = "__typename"
_DIRECTIVES: Final = ("@skip", "@include")


@dataclass(frozen=True)
class Operation:
    """One valid document with its variables.

    A cursor stands in it as ``@root:order:key@`` and is put in later.
    """

    text: str
    variables: Mapping[str, Any]


@st.composite
def operations(draw: st.DrawFn) -> Operation:
    """Draw an operation of one or two root fields."""
    author = _Author(draw)
    names = draw(st.lists(st.sampled_from(sorted(ROOTS)), min_size=1, max_size=2))
    fields = [author.field(_QUERY, name, _DEPTH) for name in names]
    if draw(st.integers(0, 9)) == 0:
        fields.append("__typename")
    declared = ", ".join(author.declared)
    head = f"query Q({declared})" if declared else "query"
    body = f"{head} {{ {' '.join(fields)} }}"
    return Operation(" ".join([body, *author.fragments]), author.variables)


def named_coordinates(text: str) -> frozenset[str]:
    """Name the coordinates that a document names, also where a directive skips them."""
    found: set[str] = set()
    info = TypeInfo(SCHEMA)

    class Names(Visitor):
        def enter_field(self, node: FieldNode, *_: object) -> None:
            parent = info.get_parent_type()
            name = node.name.value
            if parent and not parent.name.endswith(WRAPPERS) and (parent, name) != (_QUERY, _NAME):
                found.add(f"{parent.name}.{name}")

    visit(parse(text), TypeInfoVisitor(info, Names()))
    return frozenset(found)


@dataclass
class _Author:
    """Writes one document; what it wrote once without a new alias it writes again alike."""

    draw: st.DrawFn
    declared: list[str] = field(default_factory=list)
    variables: dict[str, Any] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    _written: dict[tuple[str, str], str] = field(default_factory=dict)
    _count: int = 0

    def field(self, parent: GraphQLObjectType, name: str, depth: int) -> str:
        """Write one field with alias, arguments, directive and selection."""
        if name == "__typename":
            return self._alias(name) + name
        definition = parent.fields[name]
        alias = self._alias(name)
        arguments = self._arguments(parent, name, definition, fresh=alias.startswith("n"))
        head = f"{alias}{name}{arguments}{self._directive()}"
        named = get_named_type(definition.type)
        if not is_object_type(named):
            return head
        inner = depth if named.name.endswith(WRAPPERS) else depth - 1
        return f"{head} {self.selection(named, inner)}"

    def selection(self, type_: GraphQLObjectType, depth: int) -> str:
        """Write a selection set."""
        parts = [self._part(type_, depth) for _ in range(self.draw(st.integers(1, 4)))]
        return f"{{ {' '.join(parts)} }}"

    def _part(self, type_: GraphQLObjectType, depth: int) -> str:
        kind = self.draw(st.sampled_from(["field"] * 9 + ["inline", "bare", "spread"]))
        if kind == "field":
            return self.field(type_, self.draw(st.sampled_from(_names(type_, depth))), depth)
        if kind == "spread":
            return self._spread(type_, depth)
        condition = f" on {type_.name}" if kind == "inline" else ""
        return f"...{condition}{self._directive()} {self.selection(type_, depth)}"

    def _spread(self, type_: GraphQLObjectType, depth: int) -> str:
        body = self.selection(type_, depth)
        name = f"F{len(self.fragments)}"
        self.fragments.append(f"fragment {name} on {type_.name} {body}")
        spread = f"...{name}{self._directive()}"
        return f"{spread} {spread}" if self.draw(st.integers(0, 4)) == 0 else spread

    def _alias(self, name: str) -> str:
        kind = self.draw(st.sampled_from(["", "", "", "again", "new"]))
        if kind == "new":
            self._count += 1
            return f"n{self._count}: "
        return f"x_{name}: " if kind else ""

    def _directive(self) -> str:
        if self.draw(st.integers(0, 7)):
            return ""
        name = self.draw(st.sampled_from(_DIRECTIVES))
        holds = self.draw(st.booleans())
        if self.draw(st.booleans()):
            return f" {name}(if: {str(holds).lower()})"
        return f" {name}(if: {self._variable('Boolean!', holds)})"

    def _arguments(
        self, parent: GraphQLObjectType, name: str, definition: GraphQLField, *, fresh: bool
    ) -> str:
        key = (parent.name, name)
        if not definition.args:
            return ""
        if fresh:
            return self._write(name, definition)
        if key not in self._written:
            self._written[key] = self._write(name, definition)
        return self._written[key]

    def _write(self, field_name: str, definition: GraphQLField) -> str:
        given: dict[str, Given | None] = {}
        for name in definition.args:
            if name == "after":
                given[name] = self.draw(after(field_name, given["orderBy"]))
            else:
                key = (field_name, name) if (field_name, name) in ARGUMENTS else ("", name)
                given[name] = self.draw(ARGUMENTS[key])
        parts = [
            f"{name}: {self._value(str(definition.args[name].type), value)}"
            for name, value in given.items()
            if value is not None
        ]
        return f"({', '.join(parts)})" if parts else ""

    def _value(self, type_: str, given: Given) -> str:
        """Write a value as a literal, as a variable, or field by field."""
        how = self.draw(st.sampled_from(["literal", "variable", "default", "mixed"]))
        if how == "variable":
            return self._variable(type_, given.value)
        if how == "default" and given.value is not None:
            return self._default(type_, given)
        if how == "mixed" and given.fields:
            return self._mixed(given)
        return given.text

    def _mixed(self, given: Given) -> str:
        parts = [
            f"{name}: {self._value(type_, inner)}" for name, (type_, inner) in given.fields.items()
        ]
        return f"{{{', '.join(parts)}}}"

    def _default(self, type_: str, given: Given) -> str:
        name = f"v{len(self.declared)}"
        self.declared.append(f"${name}: {type_.rstrip('!')} = {given.text}")
        return f"${name}"

    def _variable(self, type_: str, value: Any) -> str:
        name = f"v{len(self.declared)}"
        self.declared.append(f"${name}: {type_}")
        self.variables[name] = value
        return f"${name}"


def _names(type_: GraphQLObjectType, depth: int) -> list[str]:
    """List what may be selected; edges and wrappers more often, no edges at the bottom."""
    names = ["__typename"]
    for name, definition in type_.fields.items():
        named = get_named_type(definition.type)
        if not is_object_type(named):
            names.append(name)
        elif depth > 0 or named.name.endswith(WRAPPERS):
            names += [name] * 2
    return names
