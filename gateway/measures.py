"""What a parsed GraphQL document asks for, measured before it is validated.

Every definition is walked once, and what stands behind a fragment is added up once,
however often the fragment is spread: the work is linear in the text.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from graphlib import CycleError, TopologicalSorter
from typing import Final, TypeAlias, TypeVar

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from gateway.limits import DocumentInvalidError, Finding, Limits, hold

__all__ = ["Measure", "check_document", "measure_document"]

_INTROSPECTION: Final = frozenset({"__schema", "__type"})
_CEILING: Final = 1_000_000

_Kind = TypeVar("_Kind")
_Definition: TypeAlias = OperationDefinitionNode | FragmentDefinitionNode
_Fragments: TypeAlias = Mapping[str, FragmentDefinitionNode]


@dataclass(frozen=True)
class Measure:
    """What a document asks for once its fragments are expanded."""

    operations: int = 0
    fragments: int = 0
    variables: int = 0
    depth: int = 0
    introspection_depth: int = 0
    fields: int = 0
    selections: int = 0
    aliases: int = 0
    root_fields: int = 0
    """Of the operation that has most; counted once the rest is within its limits."""


@dataclass(frozen=True)
class _Spread:
    """Where a definition spreads a fragment, and whether inside introspection."""

    name: str
    depth: int
    inside: bool


@dataclass(frozen=True)
class _Outline:
    """What one definition itself asks for, and the fragments it spreads."""

    own: Measure
    spreads: tuple[_Spread, ...]


def check_document(document: DocumentNode, limits: Limits) -> Measure:
    """Hold a parsed document against the limits before it is validated; give what it asks for.

    Raises
    ------
    DocumentInvalidError
        If fragments share a name or spread each other in a circle.
    LimitExceededError
        If it asks for too much of anything.
    """
    measure = measure_document(document)
    hold(limits, **asdict(measure))
    # The expanded document is now known to be small, so that walking it is cheap.
    operations, fragments = _split(document)
    roots = [len(_merge([each.selection_set], fragments)) for each in operations]
    hold(limits, root_fields=max(roots, default=0))
    for operation in operations:
        _check_places(operation.selection_set, fragments, limits=limits)
    for name in _unspread(operations, fragments):
        _check_places(fragments[name].selection_set, fragments, limits=limits)
    return replace(measure, root_fields=max(roots, default=0))


def measure_document(document: DocumentNode) -> Measure:
    """Measure a document as if its fragments were expanded, without expanding them.

    An introspection field counts like any other. A fragment that nothing spreads
    counts like an operation, since validation walks it too. What one operation adds
    stops growing at a million.

    Raises
    ------
    DocumentInvalidError
        If fragments share a name or spread each other in a circle.
    """
    operations, fragments = _split(document)
    outlines = {name: _outline(fragment) for name, fragment in fragments.items()}
    totals: dict[str, Measure] = {}
    for name in _order(outlines, fragments):
        totals[name] = _total(outlines[name], totals)
    roots = [_total(_outline(operation), totals) for operation in operations]
    roots += [totals[name] for name in _unspread(operations, fragments)]
    return Measure(
        operations=len(operations),
        fragments=len(fragments),
        variables=sum(len(operation.variable_definitions or ()) for operation in operations),
        depth=max((root.depth for root in roots), default=0),
        introspection_depth=max((root.introspection_depth for root in roots), default=0),
        fields=sum(root.fields for root in roots),
        selections=sum(root.selections for root in roots),
        aliases=sum(root.aliases for root in roots),
    )


def _split(
    document: DocumentNode,
) -> tuple[list[OperationDefinitionNode], dict[str, FragmentDefinitionNode]]:
    """Tell operations from fragments; other definitions are left to validation."""
    fragments: dict[str, FragmentDefinitionNode] = {}
    for node in _only(FragmentDefinitionNode, document.definitions):
        if node.name.value in fragments:
            raise DocumentInvalidError(Finding.at("Two fragments have the same name.", node))
        fragments[node.name.value] = node
    return _only(OperationDefinitionNode, document.definitions), fragments


def _only(kind: type[_Kind], nodes: Iterable[object]) -> list[_Kind]:
    return [node for node in nodes if isinstance(node, kind)]


def _unspread(operations: Iterable[OperationDefinitionNode], fragments: _Fragments) -> list[str]:
    """Find the fragments that nothing spreads."""
    definitions: list[_Definition] = [*operations, *fragments.values()]
    spread = {at.name for definition in definitions for at in _outline(definition).spreads}
    return [name for name in fragments if name not in spread]


def _order(outlines: Mapping[str, _Outline], fragments: _Fragments) -> list[str]:
    """Order fragments so that each stands behind those it spreads."""
    graph = {
        name: [spread.name for spread in outline.spreads if spread.name in outlines]
        for name, outline in outlines.items()
    }
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        nodes = [fragments[name] for name in error.args[1][1:]]
        message = f"Fragment '{nodes[0].name.value}' spreads itself."
        raise DocumentInvalidError(Finding.at(message, *nodes)) from None


def _outline(definition: _Definition) -> _Outline:
    """Count one definition, leaving its spreads closed."""
    fields = selections = aliases = 0
    deepest = {False: 0, True: 0}
    spreads: list[_Spread] = []
    stack: list[tuple[SelectionSetNode, int, bool]] = [(definition.selection_set, 0, False)]
    while stack:
        selection_set, depth, inside = stack.pop()
        chosen = selection_set.selections
        selections += len(chosen)
        spreads += [
            _Spread(node.name.value, depth, inside) for node in _only(FragmentSpreadNode, chosen)
        ]
        stack += [(node.selection_set, depth, inside) for node in _only(InlineFragmentNode, chosen)]
        for node in _only(FieldNode, chosen):
            below = inside or node.name.value in _INTROSPECTION
            fields += 1
            aliases += node.alias is not None
            deepest[below] = max(deepest[below], depth + 1)
            if node.selection_set:
                stack.append((node.selection_set, depth + 1, below))
    own = Measure(0, 0, 0, deepest[False], deepest[True], fields, selections, aliases)
    return _Outline(own, tuple(spreads))


def _total(outline: _Outline, totals: Mapping[str, Measure]) -> Measure:
    """Add what stands behind the spreads of a definition; unknown fragments add nothing."""
    total = outline.own
    for spread in outline.spreads:
        total = _add(total, spread, behind=totals.get(spread.name, Measure()))
    return total


def _add(total: Measure, spread: _Spread, *, behind: Measure) -> Measure:
    plain, inside = behind.depth, behind.introspection_depth
    if spread.inside:
        plain, inside = 0, max(plain, inside)
    return Measure(
        depth=max(total.depth, plain and spread.depth + plain),
        introspection_depth=max(total.introspection_depth, inside and spread.depth + inside),
        fields=min(_CEILING, total.fields + behind.fields),
        selections=min(_CEILING, total.selections + behind.selections),
        aliases=min(_CEILING, total.aliases + behind.aliases),
    )


def _check_places(root: SelectionSetNode, fragments: _Fragments, *, limits: Limits) -> None:
    """Check what is asked twice, in every place of the merged answer."""
    places = [[root]]
    while places:
        names = _merge(places.pop(), fragments)
        twins = Counter(name for nodes in names.values() for name in {n.name.value for n in nodes})
        hold(limits, twins=max(twins.values(), default=0))
        for nodes in names.values():
            hold(limits, repeats=len(nodes))
            below = [node.selection_set for node in nodes if node.selection_set]
            if below:
                places.append(below)


def _merge(places: Iterable[SelectionSetNode], fragments: _Fragments) -> dict[str, list[FieldNode]]:
    """Group the fields of one place by response name; a fragment counts once a place."""
    names: dict[str, list[FieldNode]] = {}
    seen: set[str] = set()
    stack = list(places)
    while stack:
        for node in stack.pop().selections:
            if isinstance(node, FieldNode):
                names.setdefault((node.alias or node.name).value, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                stack.append(node.selection_set)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                if node.name.value in fragments:
                    stack.append(fragments[node.name.value].selection_set)
    return names
